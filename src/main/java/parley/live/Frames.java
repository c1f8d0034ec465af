package parley.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** The only place that writes frames to a WebSocket, so that how shared bytes are written can change in one place. */
final class Frames {
    /** Close codes of RFC 6455, section 7.4.1, and of its registry. */
    static final int GOING_AWAY = 1001;

    static final int TOO_MANY = 1008;
    static final int RESTARTING = 1012;

    private static final Buffer NOTHING = Buffer.buffer();

    private Frames() {}

    static void send(ServerWebSocket socket, Frame frame) {
        socket.writeTextMessage(frame.text());
    }

    static void say(ServerWebSocket socket, String text) {
        socket.writeTextMessage(text);
    }

    static void ping(ServerWebSocket socket) {
        socket.writePing(NOTHING);
    }

    static Future<Void> close(ServerWebSocket socket, int status) {
        return socket.close((short) status);
    }
}
