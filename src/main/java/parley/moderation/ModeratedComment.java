package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Discussion;

/**
 * A comment as moderators see it: whole, wherever it stands, and with what readers never get.
 *
 * @param reports how many are open, by their reason; absent where nobody asked for them
 */
public record ModeratedComment(Comment comment, Discussion discussion, Optional<JsonObject> reports) {

    public ModeratedComment(Comment comment, Discussion discussion) {
        this(comment, discussion, Optional.empty());
    }

    /** The contract's {@code moderatedComment}. */
    public JsonObject toJson() {
        var held = new JsonArray();
        comment.held()
                .forEach(reason ->
                        held.add(new JsonObject().put("check", reason.check()).put("detail", reason.detail())));
        var json = CommentView.whole(comment, discussion)
                .toJson()
                .put("text", comment.body().text())
                .put("revision", comment.revision())
                .put("held", held)
                .put("email", comment.author().email().orElse(null))
                .put("siteKey", comment.site().value())
                .put("discussion", place());
        reports.ifPresent(open -> json.put("reports", open));
        return json;
    }

    private JsonObject place() {
        return new JsonObject()
                .put("id", discussion.id().toString())
                .put("key", discussion.key())
                .put("url", discussion.url().orElse(null))
                .put("title", discussion.title().orElse(null));
    }
}
