package parley.live;

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
