package parley.threading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.screening.Reason;

/**
 * A comment, as a row.
 *
 * @param root itself for a root
 * @param depth 0 for a root
 * @param place its number and path; absent until it is published for the first time, then for ever
 * @param revision 1, and one more with each edit
 * @param held why it waits, or why it had to
 * @param replyCount published children
 * @param descendantCount published comments below it, at any depth
 */
public record Comment(
        CommentId id,
        DiscussionId discussion,
        SiteKey site,
        Optional<CommentId> parent,
        CommentId root,
        int depth,
        Optional<Place> place,
        CommentStatus status,
        int revision,
        Author author,
        Body body,
        List<Reason> held,
        Votes votes,
        Map<String, Integer> reactions,
        int replyCount,
        int descendantCount,
        boolean pinned,
        Instant createdAt,
        Optional<Instant> editedAt) {

    /** @param number 1, 2, 3 … in the discussion, in order of publication */
    public record Place(int number, TreePath path) {}

    /**
     * @param text as it was written
     * @param html safe to show
     */
    public record Body(String text, String html) {}

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
        return new Comment(
                id,
                discussion,
                site,
                parent.map(Comment::id),
                parent.map(Comment::root).orElse(id),
                parent.map(above -> above.depth() + 1).orElse(0),
                Optional.empty(),
                CommentStatus.PENDING,
                1,
                author,
                body,
                List.of(),
                Votes.NONE,
                Map.of(),
                0,
                0,
                false,
                at,
                Optional.empty());
    }

    public boolean published() {
        return status == CommentStatus.PUBLISHED;
    }

    /** Shown without author and text, because published comments stand below it. */
    public boolean placeholder() {
        return !published() && place.isPresent() && descendantCount > 0;
    }

    public boolean shown() {
        return published() || placeholder();
    }

    Comment standing(CommentStatus newStatus, Optional<Place> newPlace) {
        return new Comment(
                id,
                discussion,
                site,
                parent,
                root,
                depth,
                newPlace,
                newStatus,
                revision,
                author,
                body,
                held,
                votes,
                reactions,
                replyCount,
                descendantCount,
                pinned,
                createdAt,
                editedAt);
    }

    Comment saying(Body newBody, Instant at) {
        return new Comment(
                id,
                discussion,
                site,
                parent,
                root,
                depth,
                place,
                status,
                revision + 1,
                author,
                newBody,
                held,
                votes,
                reactions,
                replyCount,
                descendantCount,
                pinned,
                createdAt,
                Optional.of(at));
    }

    public Comment heldFor(List<Reason> reasons) {
        return new Comment(
                id,
                discussion,
                site,
                parent,
                root,
                depth,
                place,
                status,
                revision,
                author,
                body,
                List.copyOf(reasons),
                votes,
                reactions,
                replyCount,
                descendantCount,
                pinned,
                createdAt,
                editedAt);
    }

    Comment tallying(Votes newVotes, Map<String, Integer> newReactions) {
        return new Comment(
                id,
                discussion,
                site,
                parent,
                root,
                depth,
                place,
                status,
                revision,
                author,
                body,
                held,
                newVotes,
                Map.copyOf(newReactions),
                replyCount,
                descendantCount,
                pinned,
                createdAt,
                editedAt);
    }
}
