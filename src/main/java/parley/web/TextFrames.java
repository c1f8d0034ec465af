package parley.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Text messages of a WebSocket, whole and strictly read. Vert.x would replace bytes that are not UTF-8 in silence, and
 * neither deliver nor refuse a message of many frames that has grown too long: here the socket is closed with the code
 * that RFC 6455, section 7.4.1, has for it.
 */
public final class TextFrames {
    private static final short UNSUPPORTED = 1003;
    private static final short NOT_UTF8 = 1007;
    private static final short TOO_BIG = 1009;

    private final ServerWebSocket socket;
    private final int most;
    private final Consumer<String> reader;
    private Buffer message = Buffer.buffer();
    private boolean closing;

    private TextFrames(ServerWebSocket socket, int most, Consumer<String> reader) {
        this.socket = socket;
        this.most = most;
        this.reader = reader;
    }

    /**
     * Takes the place of the socket's text and frame handlers.
     *
     * @param most bytes in a message
     */
    public static void read(ServerWebSocket socket, int most, Consumer<String> reader) {
        socket.frameHandler(new TextFrames(socket, most, reader)::frame);
    }

    private void frame(WebSocketFrame frame) {
        if (closing || !(frame.isText() || frame.isContinuation() || frame.isBinary())) {
            return;
        }
        if (frame.isBinary()) {
            close(UNSUPPORTED, "text only");
        } else if (message.length() + frame.binaryData().length() > most) {
            close(TOO_BIG, "a message has at most " + most + " bytes");
        } else {
            message.appendBuffer(frame.binaryData());
            if (frame.isFinal()) {
                deliver();
            }
        }
    }

    private void deliver() {
        var bytes = message.getBytes();
        message = Buffer.buffer();
        try {
            reader.accept(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            close(NOT_UTF8, "not UTF-8");
        }
    }

    private void close(short code, String reason) {
        closing = true;
        message = Buffer.buffer();
        socket.close(code, reason);
    }
}
