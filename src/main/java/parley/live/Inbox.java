package parley.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Puts the frames of a socket together to messages. Vert.x would swallow messages that are too long and mend what is not
 * UTF-8; RFC 6455 wants both closed (sections 7.4.1 and 8.1).
 */
final class Inbox {
    static final int MESSAGE_BYTES = 64 * 1024;

    /** Far beyond what a person's page needs: it subscribes once a discussion. */
    static final int MESSAGES_A_SECOND = 50;

    private final Consumer<Buffer> read;
    private final IntConsumer refuse;
    private final boolean limited;
    private Buffer message = Buffer.buffer();
    private int messages;
    private boolean shut;

    /** @param refuse gets the status to close with; nothing is read after it */
    Inbox(Consumer<Buffer> read, IntConsumer refuse, boolean limited) {
        this.read = read;
        this.refuse = refuse;
        this.limited = limited;
    }

    void newSecond() {
        messages = 0;
    }

    void take(WebSocketFrame frame) {
        if (shut) {
            return;
        }
        switch (frame.type()) {
            case BINARY -> shut(Frames.NOT_TEXT);
            case TEXT, CONTINUATION -> append(frame);
            case PING, PONG, CLOSE -> {}
        }
    }

    private void append(WebSocketFrame frame) {
        message.appendBuffer(frame.binaryData());
        if (message.length() > MESSAGE_BYTES) {
            shut(Frames.TOO_BIG);
        } else if (frame.isFinal()) {
            var whole = message;
            message = Buffer.buffer();
            take(whole);
        }
    }

    private void take(Buffer whole) {
        messages++;
        if (limited && messages > MESSAGES_A_SECOND) {
            shut(Frames.TOO_MANY);
        } else if (isUtf8(whole)) {
            read.accept(whole);
        } else {
            shut(Frames.NOT_UTF8);
        }
    }

    private void shut(int status) {
        shut = true;
        message = Buffer.buffer();
        refuse.accept(status);
    }

    private static boolean isUtf8(Buffer text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes()));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
