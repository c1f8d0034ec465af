package parley.threading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.screening.Judged;
import parley.screening.Reason;
import parley.screening.ShadowBanned;

/**
 * A comment, as a row. What its steps change stands in records of its own.
 *
 * @param at where it belongs, for ever
 * @param below what readers may see below it
 */
public record Comment(
        CommentId id,
        Spot at,
        Standing standing,
        Author author,
        Words words,
        Tallies tallies,
        Below below,
        Marks marks,
        Instant createdAt) {
    /** Stands in {@link Standing#held} for ever; no decision brings back what its author withdrew. */
    private static final Reason TAKEN_BACK = new Reason("withdrawn", "Its author took it back.");

    /** Stands there while readers see other words than its author wrote: the author cannot put theirs back. */
    private static final Reason REDACTED = new Reason("redacted", "The newsroom took something out.");

    /**
     * @param root itself for a root
     * @param depth 0 for a root
     */
    public record Spot(DiscussionId discussion, SiteKey site, Optional<CommentId> parent, CommentId root, int depth) {}

    /**
     * @param place its number and path; absent until it is published for the first time, then for ever
     * @param held why it waits, or why it had to; that its author took it back
     * @param judged what the checks said of the text as it is; none of an import
     */
    public record Standing(CommentStatus status, Optional<Place> place, List<Reason> held, Optional<Judged> judged) {}

    /** @param number 1, 2, 3 … in the discussion, in order of publication */
    public record Place(int number, TreePath path) {}

    /**
     * @param text as it was written
     * @param html safe to show
     */
    public record Body(String text, String html) {}

    /** @param revision 1, and one more with each edit */
    public record Words(Body body, int revision, Optional<Instant> editedAt) {}

    public record Tallies(Votes votes, Map<String, Integer> reactions) {
        static final Tallies NONE = new Tallies(Votes.NONE, Map.of());
    }

    /**
     * @param replies published children
     * @param descendants published comments below it, at any depth
     */
    public record Below(int replies, int descendants) {
        static final Below NOTHING = new Below(0, 0);
    }

    /**
     * What the newsroom sets on it.
     *
     * @param pinned to be noticed first
     * @param featured picked as worth reading
     */
    public record Marks(boolean pinned, boolean featured) {
        static final Marks NONE = new Marks(false, false);
    }

    public record Votes(int up, int down) {
        public static final Votes NONE = new Votes(0, 0);
    }

    /** A new one, that stands nowhere yet. */
    public static Comment fresh(
            CommentId id,
            DiscussionId discussion,
            SiteKey site,
            Optional<Comment> parent,
            Author author,
            Body body,
            Instant at) {
        var above = parent.map(Comment::at);
        return new Comment(
                id,
                new Spot(
                        discussion,
                        site,
                        parent.map(Comment::id),
                        above.map(Spot::root).orElse(id),
                        above.map(spot -> spot.depth() + 1).orElse(0)),
                new Standing(CommentStatus.PENDING, Optional.empty(), List.of(), Optional.empty()),
                author,
                new Words(body, 1, Optional.empty()),
                Tallies.NONE,
                Below.NOTHING,
                Marks.NONE,
                at);
    }

    public boolean published() {
        return status() == CommentStatus.PUBLISHED;
    }

    /** Whether its author withdrew it. */
    public boolean takenBack() {
        return held().stream().anyMatch(reason -> reason.check().equals(TAKEN_BACK.check()));
    }

    /** Whether its author alone sees it, and as if everybody did. */
    public boolean inShadow() {
        return status() == CommentStatus.SPAM && !takenBack() && ShadowBanned.isAmong(held());
    }

    /** As its author is to see it: a shadow is not known to whom it falls on. */
    public Comment forItsAuthor() {
        if (status() != CommentStatus.SPAM || !ShadowBanned.isAmong(held())) {
            return this;
        }
        var told = ShadowBanned.without(held());
        var shown = told.isEmpty() ? CommentStatus.PUBLISHED : CommentStatus.PENDING;
        var status = takenBack() ? CommentStatus.REMOVED : shown;
        return in(new Standing(status, place(), told, standing.judged()));
    }

    /** A moderator thinks that others may see it. */
    Comment outOfShadow() {
        return heldFor(ShadowBanned.without(held()));
    }

    /** Whether the newsroom replaced its words. */
    public boolean redacted() {
        return held().stream().anyMatch(reason -> reason.check().equals(REDACTED.check()));
    }

    /** Shown without author and text, because published comments stand below it. */
    public boolean placeholder() {
        return !published() && place().isPresent() && descendantCount() > 0;
    }

    public boolean shown() {
        return published() || placeholder();
    }

    Comment standing(CommentStatus status, Optional<Place> place) {
        return in(new Standing(status, place, held(), standing.judged()));
    }

    public Comment heldFor(List<Reason> reasons) {
        return in(new Standing(status(), place(), List.copyOf(reasons), standing.judged()));
    }

    public Comment judged(Judged judged) {
        return in(new Standing(status(), place(), held(), Optional.of(judged)));
    }

    Comment takenBackNow() {
        var reasons = new ArrayList<>(held());
        reasons.add(TAKEN_BACK);
        return heldFor(reasons);
    }

    Comment redacted(boolean on) {
        var reasons = new ArrayList<>(held());
        reasons.removeIf(reason -> reason.check().equals(REDACTED.check()));
        if (on) {
            reasons.add(REDACTED);
        }
        return heldFor(reasons);
    }

    private Comment in(Standing other) {
        return new Comment(id, at, other, author, words, tallies, below, marks, createdAt);
    }

    Comment saying(Body body, Instant when) {
        var other = new Words(body, revision() + 1, Optional.of(when));
        return new Comment(id, at, standing, author, other, tallies, below, marks, createdAt);
    }

    Comment tallying(Votes votes, Map<String, Integer> reactions) {
        var other = new Tallies(votes, Map.copyOf(reactions));
        return new Comment(id, at, standing, author, words, other, below, marks, createdAt);
    }

    Comment marked(Marks other) {
        return new Comment(id, at, standing, author, words, tallies, below, other, createdAt);
    }

    public DiscussionId discussion() {
        return at.discussion();
    }

    public SiteKey site() {
        return at.site();
    }

    public Optional<CommentId> parent() {
        return at.parent();
    }

    public CommentId root() {
        return at.root();
    }

    public int depth() {
        return at.depth();
    }

    public CommentStatus status() {
        return standing.status();
    }

    public Optional<Place> place() {
        return standing.place();
    }

    public List<Reason> held() {
        return standing.held();
    }

    public Body body() {
        return words.body();
    }

    public int revision() {
        return words.revision();
    }

    public Optional<Instant> editedAt() {
        return words.editedAt();
    }

    public Votes votes() {
        return tallies.votes();
    }

    public Map<String, Integer> reactions() {
        return tallies.reactions();
    }

    public int replyCount() {
        return below.replies();
    }

    public int descendantCount() {
        return below.descendants();
    }
}
