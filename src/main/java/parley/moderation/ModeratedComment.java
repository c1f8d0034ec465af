package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Discussion;

/** A comment as moderators see it: whole, wherever it stands, and with what readers never get. */
public record ModeratedComment(Comment comment, Discussion discussion) {

    /** The contract's {@code moderatedComment}. */
    public JsonObject toJson() {
        var held = new JsonArray();
        comment.held()
                .forEach(reason ->
                        held.add(new JsonObject().put("check", reason.check()).put("detail", reason.detail())));
        return CommentView.whole(comment, discussion)
                .toJson()
                .put("text", comment.body().text())
                .put("revision", comment.revision())
                .put("held", held)
                .put("email", comment.author().email().orElse(null))
                .put("siteKey", comment.site().value())
                .put("discussion", place());
    }

    private JsonObject place() {
        return new JsonObject()
                .put("id", discussion.id().toString())
                .put("key", discussion.key())
                .put("url", discussion.url().orElse(null))
                .put("title", discussion.title().orElse(null));
    }
}
