package parley.threading;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.event.DiscussionState;

/**
 * A discussion as anybody may see it.
 *
 * @param epoch names the history that {@code seq} belongs to
 */
public record DiscussionView(
        String id,
        String site,
        String key,
        Optional<String> url,
        Optional<String> title,
        DiscussionState state,
        int commentCount,
        long seq,
        String epoch) {

    public static DiscussionView of(Discussion discussion, String epoch) {
        return new DiscussionView(
                discussion.id().toString(),
                discussion.site().value(),
                discussion.key(),
                discussion.url(),
                discussion.title(),
                discussion.state(),
                discussion.commentCount(),
                discussion.seq(),
                epoch);
    }

    /** The contract's {@code discussion}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("key", key)
                .put("url", url.orElse(null))
                .put("title", title.orElse(null))
                .put("state", state.label())
                .put("commentCount", commentCount)
                .put("seq", seq)
                .put("epoch", epoch);
    }
}
