package parley.threading;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.database.Batch;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DecisionId;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.event.Event;
import parley.journal.Entry;
import parley.journal.Journal;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Reason;

/**
 * The steps by which comments and discussions change, for every room that changes them. Each step that readers can see
 * takes the discussion's next {@code seq} and tells the journal in the same breath.
 */
public record Threads(Seeds seeds, Discussions discussions, Comments comments, Journal journal, Clock clock) {

    /** A comment after a step, and the {@code seq} with which readers see it; none where they see nothing of it. */
    public record Step(Comment comment, OptionalLong seq) {}

    public Optional<Discussion> discussion(Batch batch, DiscussionId id) {
        return batch.find(discussions, id);
    }

    /** @throws Refusal UNKNOWN_COMMENT */
    public Comment comment(Batch batch, CommentId id) {
        return batch.find(comments, id).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
    }

    /** A new comment that everybody may read. */
    public Step publish(Batch batch, Comment fresh) {
        return appear(batch, fresh, (revision, count) -> new Event.CommentPublished(fresh.id(), revision, count));
    }

    /** A new comment that waits. It has no number yet: it gets one when it is approved. */
    public Step hold(Batch batch, Comment fresh, List<Reason> reasons) {
        var held = fresh.heldFor(reasons).standing(CommentStatus.PENDING, Optional.empty());
        return away(batch, fresh, held, new Event.CommentHeld(held.id(), held.revision()));
    }

    /** A new comment of an import that nobody may read. Where published replies follow, it takes its place above them. */
    public Step keep(Batch batch, Comment fresh, CommentStatus status, boolean repliesFollow) {
        var place = repliesFollow ? Optional.of(nextPlace(batch, fresh)) : Optional.<Comment.Place>empty();
        var kept = fresh.standing(status, place);
        return away(batch, fresh, kept, new Event.CommentDecided(kept.id(), status));
    }

    /** Other words. The same words again are no change, and nobody is told. */
    public Step amend(Batch batch, Comment comment, Comment.Body body) {
        if (comment.body().text().equals(body.text())) {
            return new Step(comment, OptionalLong.empty());
        }
        var amended = comment.saying(body, now());
        batch.put(comments, amended.id(), amended);
        if (!comment.published()) {
            tellNewsroom(batch, amended, new Event.CommentHeld(amended.id(), amended.revision()));
            return new Step(amended, OptionalLong.empty());
        }
        return told(batch, amended, new Event.CommentEdited(amended.id(), amended.revision()));
    }

    /** From now on its author alone sees it, in these words, and as if everybody did. */
    public Step shade(Batch batch, Comment comment, Comment.Body body, List<Reason> reasons) {
        var shaded = said(comment, body, reasons).standing(CommentStatus.SPAM, comment.place());
        return away(batch, comment, shaded, new Event.CommentDecided(shaded.id(), CommentStatus.SPAM));
    }

    /** Must be looked at first, in these words: until then nobody reads the comment, neither the old words nor the new. */
    public Step recall(Batch batch, Comment comment, Comment.Body body, List<Reason> reasons) {
        var held = said(comment, body, reasons).standing(CommentStatus.PENDING, comment.place());
        return away(batch, comment, held, new Event.CommentHeld(held.id(), held.revision()));
    }

    private Comment said(Comment comment, Comment.Body body, List<Reason> reasons) {
        var said = comment.body().equals(body) ? comment : comment.saying(body, now());
        return said.heldFor(reasons).redacted(comment.redacted());
    }

    private Step away(Batch batch, Comment before, Comment after, Event.Private why) {
        batch.put(comments, after.id(), after);
        tellNewsroom(batch, after, why);
        if (!before.published()) {
            return new Step(after, OptionalLong.empty());
        }
        int count = count(batch, before.discussion(), -1).commentCount();
        return told(batch, after, new Event.CommentRemoved(after.id(), count));
    }

    /** Takes a comment from the readers, or keeps it from them. Where it stands already, nothing happens. */
    public Step withdraw(Batch batch, Comment comment, CommentStatus to) {
        if (comment.status() == to) {
            return new Step(comment, OptionalLong.empty());
        }
        var withdrawn = comment.standing(to, comment.place());
        if (!comment.published()) {
            return away(batch, comment, withdrawn, new Event.CommentDecided(withdrawn.id(), to));
        }
        batch.put(comments, withdrawn.id(), withdrawn);
        int count = count(batch, comment.discussion(), -1).commentCount();
        return told(batch, withdrawn, new Event.CommentRemoved(withdrawn.id(), count));
    }

    /** Its author withdraws it, for good. What was turned down already stays where moderators find it. */
    public Step takeBack(Batch batch, Comment comment) {
        if (comment.takenBack()) {
            return new Step(comment, OptionalLong.empty());
        }
        var marked = comment.takenBackNow();
        batch.put(comments, marked.id(), marked);
        return switch (marked.status()) {
            case REJECTED, SPAM, REMOVED -> new Step(marked, OptionalLong.empty());
            case PUBLISHED, PENDING -> withdraw(batch, marked, CommentStatus.REMOVED);
        };
    }

    /** Lets everybody read a comment that waited or was taken away. Where it is readable already, nothing happens. */
    public Step release(Batch batch, Comment comment) {
        if (comment.published()) {
            return new Step(comment, OptionalLong.empty());
        }
        boolean wasThere = comment.place().isPresent();
        return appear(
                batch,
                comment.outOfShadow(),
                (revision, count) -> wasThere
                        ? new Event.CommentRestored(comment.id(), revision, count)
                        : new Event.CommentPublished(comment.id(), revision, count));
    }

    /** Pins or features a readable comment, or takes that back. */
    public Step mark(Batch batch, Comment comment, Comment.Marks marks) {
        if (comment.marks().equals(marks)) {
            return new Step(comment, OptionalLong.empty());
        }
        var marked = comment.marked(marks);
        batch.put(comments, marked.id(), marked);
        return told(batch, marked, new Event.CommentMarked(marked.id(), marks.pinned(), marks.featured()));
    }

    /**
     * The newsroom's words in place of the author's, or the author's again.
     *
     * @param redacted whether they are the newsroom's
     */
    public Step redact(Batch batch, Comment comment, Comment.Body body, boolean redacted) {
        var other = comment.saying(body, now()).redacted(redacted);
        batch.put(comments, other.id(), other);
        return other.published()
                ? told(batch, other, new Event.CommentEdited(other.id(), other.revision()))
                : new Step(other, OptionalLong.empty());
    }

    /** The newsroom decided, whatever readers see of it. */
    public void decided(Batch batch, Comment comment, DecisionId decision) {
        tellNewsroom(batch, comment, new Event.DecisionRecorded(comment.id(), decision));
    }

    /** Somebody of the newsroom looks at it, or no longer does. */
    public void claim(Batch batch, Comment comment, boolean claimed) {
        tellNewsroom(
                batch,
                comment,
                claimed ? new Event.CommentClaimed(comment.id()) : new Event.ClaimDropped(comment.id()));
    }

    /** Somebody reported a comment; readers are told nothing. */
    public void report(Batch batch, Comment comment, int open) {
        tellNewsroom(batch, comment, new Event.CommentReported(comment.id(), open));
    }

    /** Sets what a comment's votes and reactions add up to; the last of a batch is told once, for all of them. */
    public Step tally(Batch batch, Comment comment, Comment.Votes votes, Map<String, Integer> reactions) {
        var tallied = comment.tallying(votes, reactions);
        if (tallied.equals(comment)) {
            return new Step(comment, OptionalLong.empty());
        }
        batch.put(comments, tallied.id(), tallied);
        if (!comment.published()) {
            return new Step(tallied, OptionalLong.empty());
        }
        OptionalLong seq = OptionalLong.empty();
        if (!votes.equals(comment.votes())) {
            seq = tellTally(batch, tallied, new Event.VotesChanged(tallied.id(), votes.up(), votes.down()));
        }
        if (!tallied.reactions().equals(comment.reactions())) {
            seq = tellTally(batch, tallied, new Event.ReactionsChanged(tallied.id(), tallied.reactions()));
        }
        return new Step(tallied, seq);
    }

    /** Puts what a trusted hand says of a discussion in place of what browsers said. */
    public void place(Batch batch, Discussion discussion, Optional<String> url, Optional<String> title) {
        var newUrl = url.or(discussion::url);
        var newTitle = title.or(discussion::title);
        var placed = discussion.placed(newUrl, newTitle, true);
        if (placed.equals(discussion)) {
            return;
        }
        batch.put(discussions, placed.id(), placed);
        if (!newUrl.equals(discussion.url()) || !newTitle.equals(discussion.title())) {
            tell(batch, placed.id(), new Event.DiscussionChanged(placed.state()));
        }
    }

    /** Opens, closes or archives. */
    public OptionalLong turn(Batch batch, Discussion discussion, DiscussionState state) {
        if (discussion.state() == state) {
            return OptionalLong.empty();
        }
        batch.put(discussions, discussion.id(), discussion.in(state));
        return OptionalLong.of(tell(batch, discussion.id(), new Event.DiscussionChanged(state)));
    }

    /** Whether everything that is written there waits; readers see nothing of that. */
    public void preModerate(Batch batch, DiscussionId id, boolean on) {
        batch.put(discussions, id, locked(batch, id).waiting(on));
    }

    private interface Appearance {
        Event.Public of(int revision, int commentCount);
    }

    private Step appear(Batch batch, Comment comment, Appearance appearance) {
        var discussion = count(batch, comment.discussion(), 1);
        var place = comment.place().orElseGet(() -> nextPlace(batch, comment));
        var published = comment.standing(CommentStatus.PUBLISHED, Optional.of(place));
        batch.put(comments, published.id(), published);
        return told(batch, published, appearance.of(published.revision(), discussion.commentCount()));
    }

    /** A reply stands under its parent's number; a parent that never was readable cannot have got here. */
    private Comment.Place nextPlace(Batch batch, Comment comment) {
        var discussion = locked(batch, comment.discussion());
        int number = discussion.numbers() + 1;
        batch.put(
                discussions, discussion.id(), discussion.counting(discussion.seq(), number, discussion.commentCount()));
        var path = comment.parent()
                .flatMap(parent -> comment(batch, parent).place())
                .map(parent -> parent.path().child(number))
                .orElseGet(() -> TreePath.root(number));
        return new Comment.Place(number, path);
    }

    private Discussion count(Batch batch, DiscussionId id, int step) {
        var discussion = locked(batch, id);
        var counted = discussion.counting(discussion.seq(), discussion.numbers(), discussion.commentCount() + step);
        batch.put(discussions, id, counted);
        return counted;
    }

    private Step told(Batch batch, Comment comment, Event.Public event) {
        return new Step(comment, OptionalLong.of(tell(batch, comment.discussion(), event)));
    }

    private long tell(Batch batch, DiscussionId id, Event.Public event) {
        var discussion = locked(batch, id);
        long seq = discussion.seq() + 1;
        batch.put(discussions, id, discussion.counting(seq, discussion.numbers(), discussion.commentCount()));
        append(batch, discussion, OptionalLong.of(seq), event);
        return seq;
    }

    private OptionalLong tellTally(Batch batch, Comment comment, Event.Tally event) {
        var before = journal.told(batch, event);
        if (before.isEmpty()) {
            return OptionalLong.of(tell(batch, comment.discussion(), event));
        }
        append(batch, locked(batch, comment.discussion()), before.get().seq(), event);
        return before.get().seq();
    }

    private void tellNewsroom(Batch batch, Comment comment, Event.Private event) {
        append(batch, locked(batch, comment.discussion()), OptionalLong.empty(), event);
    }

    private void append(Batch batch, Discussion discussion, OptionalLong seq, Event event) {
        journal.append(batch, new Entry(0, seq, discussion.site(), discussion.id(), event, now()));
    }

    private Discussion locked(Batch batch, DiscussionId id) {
        return discussion(batch, id).orElseThrow(() -> new IllegalStateException("not locked: discussion " + id));
    }

    private Instant now() {
        return clock.instant();
    }
}
