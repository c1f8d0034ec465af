package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Discussion;

/** A comment as moderators see it: whole, wherever it stands, and with what readers never get. */
public record ModeratedComment(Comment comment, Discussion discussion, Dossier dossier) {

    /** Opaque: what was seen, to be sent with a decision. */
    public String version() {
        return Version.of(comment, dossier.decisions()).toString();
    }

    /** The contract's {@code moderatedComment}. */
    public JsonObject toJson() {
        var held = new JsonArray();
        comment.held()
                .forEach(reason ->
                        held.add(new JsonObject().put("check", reason.check()).put("detail", reason.detail())));
        var json = CommentView.whole(comment, discussion)
                .toJson()
                .put("version", version())
                .put("claim", claim())
                .put("text", comment.body().text())
                .put("revision", comment.revision())
                .put("held", held)
                .put("email", comment.author().email().orElse(null))
                .put("siteKey", comment.site().value())
                .put("discussion", place());
        dossier.reports().ifPresent(open -> json.put("reports", open));
        return json;
    }

    private @Nullable JsonObject claim() {
        return dossier.claim().map(ModeratedComment::json).orElse(null);
    }

    static JsonObject json(Claim claim) {
        return new JsonObject().put("by", claim.by()).put("until", claim.until().toString());
    }

    private JsonObject place() {
        return json(discussion);
    }

    /** A discussion as moderators see it beside its comments. */
    static JsonObject json(Discussion discussion) {
        return new JsonObject()
                .put("id", discussion.id().toString())
                .put("key", discussion.key())
                .put("url", discussion.url().orElse(null))
                .put("title", discussion.title().orElse(null))
                .put("state", discussion.state().label())
                .put("preModerated", discussion.preModerated());
    }
}
