package parley.event;

import java.util.Map;

/**
 * Everything that can happen, on one page. Events are past tense, name ids, revision and the resulting counts, and hold
 * no text: whoever reads an old one joins the comment as it is now, so nobody receives what was taken down since.
 */
public sealed interface Event {

    /** What readers of the discussion can see; exactly one {@code seq} each. */
    sealed interface Public extends Event {}

    /** What only the newsroom sees; it has a position in the journal, but no {@code seq}. */
    sealed interface Private extends Event {}

    /** Events about one comment. */
    sealed interface OfComment extends Event {
        CommentId comment();
    }

    /** Sums that replace earlier ones: a batch tells only its last of each kind and comment. */
    sealed interface Tally extends Public, OfComment {}

    /** A comment is readable for the first time: at once, or after a moderator's approval. */
    record CommentPublished(CommentId comment, int revision, int commentCount) implements Public, OfComment {}

    /** Its author changed the text of a readable comment. */
    record CommentEdited(CommentId comment, int revision) implements Public, OfComment {}

    /** The newsroom pinned or featured a readable comment, or no longer does. */
    record CommentMarked(CommentId comment, boolean pinned, boolean featured) implements Public, OfComment {}

    /** A comment that had been taken away is readable again, under its old number. */
    record CommentRestored(CommentId comment, int revision, int commentCount) implements Public, OfComment {}

    /** A readable comment is gone; where replies stand under it, a placeholder stays. */
    record CommentRemoved(CommentId comment, int commentCount) implements Public, OfComment {}

    /** The tallies after all votes of one batch. */
    record VotesChanged(CommentId comment, int up, int down) implements Tally {}

    /** The tallies after all reactions of one batch; names without any are left out. */
    record ReactionsChanged(CommentId comment, Map<String, Integer> reactions) implements Tally {}

    /** Its state, title or address changed. */
    record DiscussionChanged(DiscussionState state) implements Public {}

    /** A comment waits for a moderator: a new one, or one whose edit was held. */
    record CommentHeld(CommentId comment, int revision) implements Private, OfComment {}

    /** A reader reported a comment; so many reports of it are open now. */
    record CommentReported(CommentId comment, int open) implements Private, OfComment {}

    /** A moderator decided on a comment that readers could not see, and still cannot. */
    record CommentDecided(CommentId comment, CommentStatus status) implements Private, OfComment {}

    /** A moderator decided, whatever readers see of it; what they see stands in a line of its own, before this one. */
    record DecisionRecorded(CommentId comment, DecisionId decision) implements Private, OfComment {}

    /** A moderator looks at a comment, so that others take the next one. */
    record CommentClaimed(CommentId comment) implements Private, OfComment {}

    /** Whoever looked at it looks at it no more. */
    record ClaimDropped(CommentId comment) implements Private, OfComment {}
}
