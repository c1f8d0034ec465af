package parley.notifications;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Discussion;

/**
 * A notification with everything it is about, as it is now.
 *
 * @param actors who is behind it, by name, the last to come first; not everybody who reacts has a name
 * @param count of people who react; of comments that are new in a followed discussion; else 1
 * @param ruling only of a decision
 */
record Notice(
        Notification row,
        Comment comment,
        Discussion discussion,
        List<String> actors,
        int count,
        Optional<Ruling> ruling) {

    record Ruling(String decision, Optional<String> reason) {}

    /** Whether it may still be shown: what was taken down is not, but its author hears of the decision. */
    boolean shown() {
        return row.state() != Notification.State.WITHDRAWN && (comment.published() || row.kind() == Kind.DECISION);
    }

    /** The contract's {@code Notification}. */
    JsonObject toJson() {
        return new JsonObject()
                .put("id", row.id().toString())
                .put("seq", row.seq())
                .put("kind", row.kind().label())
                .put("at", row.at().toString())
                .put("read", !row.unread())
                .put("site", row.site().value())
                .put(
                        "discussion",
                        new JsonObject()
                                .put("id", discussion.id().toString())
                                .put("title", discussion.title().orElse(null))
                                .put("url", discussion.url().orElse(null)))
                .put("comment", commentJson())
                .put("actors", new JsonArray(actors))
                .put("count", count)
                .put("decision", ruling.map(Notice::json).orElse(null));
    }

    private JsonObject commentJson() {
        var view = CommentView.whole(comment, discussion);
        return new JsonObject()
                .put("id", view.id())
                .put("permalink", view.permalink())
                .put("number", view.number().isPresent() ? view.number().getAsInt() : null)
                .put("excerpt", Excerpt.of(comment.body().html()))
                .put(
                        "author",
                        new JsonObject()
                                .put("id", comment.author().id())
                                .put("name", comment.author().name()));
    }

    private static JsonObject json(Ruling ruling) {
        return new JsonObject()
                .put("decision", ruling.decision())
                .put("reason", ruling.reason().orElse(null));
    }
}
