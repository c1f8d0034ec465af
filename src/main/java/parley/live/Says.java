package parley.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import parley.event.DiscussionId;

/** The frames that hold no events (docs/live-protocol.md). */
final class Says {
    private Says() {}

    static String resync(DiscussionId discussion, long seq, String epoch, int in) {
        return new JsonObject()
                .put(
                        "resync",
                        new JsonObject()
                                .put("discussion", discussion.toString())
                                .put("seq", seq)
                                .put("epoch", epoch)
                                .put("in", in))
                .encode();
    }

    static String me(JsonArray events, long seq, int unread) {
        return new JsonObject()
                .put(
                        "me",
                        new JsonObject().put("events", events).put("seq", seq).put("unread", unread))
                .encode();
    }

    /** @param frame counts, events, and whether some were not told */
    static String moderation(JsonObject frame) {
        return new JsonObject().put("moderation", frame).encode();
    }

    static String resyncMe(long seq) {
        return new JsonObject()
                .put("me", new JsonObject().put("resync", new JsonObject().put("seq", seq)))
                .encode();
    }

    static String presence(DiscussionId discussion, int readers) {
        return new JsonObject()
                .put(
                        "presence",
                        new JsonObject()
                                .put("discussion", discussion.toString())
                                .put("readers", readers))
                .encode();
    }

    static String refused(JsonObject problem) {
        return new JsonObject().put("refused", problem).encode();
    }

    static String drain(int reconnectIn) {
        return new JsonObject()
                .put("drain", new JsonObject().put("reconnectIn", reconnectIn))
                .encode();
    }
}
