package parley.threading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** Comments and discussions as they are now, from one snapshot of the database. */
public record Current(Map<CommentId, Seen> comments, Map<DiscussionId, Discussion> discussions) {

    /** @param ancestors its parent first, its root last; none for a root */
    public record Seen(Comment comment, Discussion discussion, List<Ancestor> ancestors) {

        /** As anybody may see it; empty if nobody may. */
        public Optional<CommentView> view() {
            return comment.shown() ? Optional.of(CommentView.of(comment, discussion)) : Optional.empty();
        }
    }

    /**
     * @param name its author's, where it is readable
     * @param placeholder what stands for an ancestor that is not readable itself
     */
    public record Ancestor(
            CommentId id,
            int replyCount,
            int descendantCount,
            Optional<String> name,
            Optional<CommentView> placeholder) {}

    public Optional<Seen> comment(CommentId id) {
        return Optional.ofNullable(comments.get(id));
    }

    public Optional<Discussion> discussion(DiscussionId id) {
        return Optional.ofNullable(discussions.get(id));
    }
}
