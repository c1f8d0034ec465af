package parley.live;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import parley.event.DiscussionId;

/** Several events of one discussion, joined once for all who stand at the same cursor. */
final class Frame {
    private final DiscussionId discussion;
    private final long to;
    private final int count;
    private final String events;
    private final String text;
    private volatile @Nullable Buffer message;

    /** @param events encoded, with commas between them */
    Frame(DiscussionId discussion, long to, int count, String events) {
        this.discussion = discussion;
        this.to = to;
        this.count = count;
        this.events = events;
        this.text = "{\"discussion\":\"" + discussion + "\",\"events\":[" + events + "]}";
    }

    static Frame empty(DiscussionId discussion, long at) {
        return new Frame(discussion, at, 0, "");
    }

    /** The cursor of whoever has got it. */
    long to() {
        return to;
    }

    int count() {
        return count;
    }

    /** For a WebSocket. */
    String text() {
        return text;
    }

    /** For an event stream: one message, whose id is the position after it. JSON has no line breaks of its own. */
    Buffer message(String epoch) {
        var known = message;
        if (known == null) {
            known = Buffer.buffer("id: " + epoch + "." + to + "\ndata: " + text + "\n\n");
            message = known;
        }
        return known;
    }

    /** For a poller. */
    String page(String epoch) {
        return "{\"discussion\":\"" + discussion + "\",\"epoch\":\"" + epoch + "\",\"events\":[" + events
                + "],\"next\":\"" + epoch + "." + to + "\"}";
    }
}
