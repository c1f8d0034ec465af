package parley.threading;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import parley.event.CommentStatus;

/**
 * A comment as anybody may see it: the one shape that pages, answers and live events share. A placeholder has neither
 * author nor text.
 *
 * @param number absent while it waits for its first publication
 * @param repliesNext cursor to the rest of a root's branch; empty when all of it is on the page
 * @param permalink the discussion's address with {@code #comment-<number>}; Parley's own page where it has none
 */
public record CommentView(
        String id,
        OptionalInt number,
        String discussionId,
        Optional<String> parentId,
        String rootId,
        int depth,
        Optional<Person> author,
        Optional<String> html,
        CommentStatus status,
        Instant createdAt,
        Optional<Instant> editedAt,
        int replyCount,
        int descendantCount,
        Optional<String> repliesNext,
        Comment.Votes votes,
        Map<String, Integer> reactions,
        boolean pinned,
        boolean featured,
        String permalink) {

    /** The public part of an author. */
    public record Person(String id, String name, Optional<String> website, List<String> badges) {
        public Person(String id, String name, Optional<String> website) {
            this(id, name, website, List.of());
        }
    }

    /** As readers see it: what is not published shows as a placeholder. */
    public static CommentView of(Comment comment, Discussion discussion) {
        return comment.published() ? whole(comment, discussion) : placeholder(comment, discussion);
    }

    /** As its author and moderators see it, wherever it stands. */
    public static CommentView whole(Comment comment, Discussion discussion) {
        var author = comment.author();
        return view(
                comment,
                discussion,
                Optional.of(new Person(author.id(), author.name(), author.website(), author.badges())),
                Optional.of(comment.body().html()),
                comment.status());
    }

    private static CommentView placeholder(Comment comment, Discussion discussion) {
        return view(comment, discussion, Optional.empty(), Optional.empty(), CommentStatus.REMOVED);
    }

    private static CommentView view(
            Comment comment,
            Discussion discussion,
            Optional<Person> author,
            Optional<String> html,
            CommentStatus status) {
        return new CommentView(
                comment.id().toString(),
                comment.place().map(place -> OptionalInt.of(place.number())).orElse(OptionalInt.empty()),
                comment.discussion().toString(),
                comment.parent().map(Object::toString),
                comment.root().toString(),
                comment.depth(),
                author,
                html,
                status,
                comment.createdAt(),
                comment.editedAt(),
                comment.replyCount(),
                comment.descendantCount(),
                Optional.empty(),
                author.isPresent() ? comment.votes() : Comment.Votes.NONE,
                author.isPresent() ? new TreeMap<>(comment.reactions()) : Map.of(),
                comment.marks().pinned(),
                comment.marks().featured(),
                permalink(comment, discussion));
    }

    /** Parley's own page of the discussion stands in where the article's address is not known. */
    private static String permalink(Comment comment, Discussion discussion) {
        var page = discussion.url().orElseGet(() -> "/" + discussion.site() + "/" + discussion.id());
        return page + comment.place().map(place -> "#comment-" + place.number()).orElse("");
    }

    public CommentView continuing(String cursor) {
        return new CommentView(
                id,
                number,
                discussionId,
                parentId,
                rootId,
                depth,
                author,
                html,
                status,
                createdAt,
                editedAt,
                replyCount,
                descendantCount,
                Optional.of(cursor),
                votes,
                reactions,
                pinned,
                featured,
                permalink);
    }

    /** The contract's {@code comment}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("number", number.isPresent() ? number.getAsInt() : null)
                .put("discussionId", discussionId)
                .put("parentId", parentId.orElse(null))
                .put("rootId", rootId)
                .put("depth", depth)
                .put("author", author.map(CommentView::json).orElse(null))
                .put("html", html.orElse(null))
                .put("status", status.label())
                .put("createdAt", createdAt.toString())
                .put("editedAt", editedAt.map(Instant::toString).orElse(null))
                .put("replyCount", replyCount)
                .put("descendantCount", descendantCount)
                .put("repliesNext", repliesNext.orElse(null))
                .put("votes", new JsonObject().put("up", votes.up()).put("down", votes.down()))
                .put("reactions", new JsonObject(new TreeMap<>(reactions)))
                .put("pinned", pinned)
                .put("featured", featured)
                .put("permalink", permalink);
    }

    /** Pictures come with accounts. */
    private static JsonObject json(Person author) {
        return new JsonObject()
                .put("id", author.id())
                .put("name", author.name())
                .put("badges", new JsonArray(author.badges()))
                .put("avatar", null);
    }
}
