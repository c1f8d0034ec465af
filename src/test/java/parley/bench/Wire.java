package parley.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kept connection that sends ready-made requests and reads no more of an answer than where it ends: whoever loads a
 * server on its own cores had better be cheap.
 */
final class Wire implements Lane {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final NetSocket socket;
    private final Supplier<Buffer> requests;
    private @Nullable Promise<Answer> waiting;
    private Buffer got = Buffer.buffer();

    /** Bytes of a whole answer, head and body. */
    record Answer(Buffer head, Buffer body) {
        int status() {
            return Integer.parseInt(head.getString(9, 12));
        }
    }

    private Wire(NetSocket socket, Supplier<Buffer> requests) {
        this.socket = socket;
        this.requests = requests;
        socket.handler(this::read);
        socket.closeHandler(closed -> fail("the connection was closed"));
    }

    static Future<Wire> open(Vertx vertx, int port, Supplier<Buffer> requests) {
        return vertx.createNetClient().connect(port, "127.0.0.1").map(socket -> new Wire(socket, requests));
    }

    @Override
    public Future<Answer> ask() {
        Promise<Answer> promise = Promise.promise();
        waiting = promise;
        socket.write(requests.get());
        return promise.future()
                .compose(answer -> answer.status() < 300
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(answer.head().toString() + answer.body()));
    }

    Future<Void> close() {
        return socket.close();
    }

    private void read(Buffer chunk) {
        got = got.length() == 0 ? chunk : got.appendBuffer(chunk);
        int head = endOfHead(got);
        if (head < 0) {
            return;
        }
        int end = head + bodyLength(got, head);
        if (got.length() < end) {
            return;
        }
        var answer = new Answer(got.slice(0, head), got.slice(head, end));
        got = Buffer.buffer();
        var asked = waiting;
        waiting = null;
        if (asked != null) {
            asked.complete(answer);
        }
    }

    private void fail(String why) {
        var asked = waiting;
        if (asked != null) {
            asked.tryFail(why);
        }
    }

    private static int endOfHead(Buffer bytes) {
        for (int i = 3; i < bytes.length(); i++) {
            if (bytes.getByte(i) == '\n' && bytes.getByte(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int bodyLength(Buffer bytes, int head) {
        for (int i = 0; i + LENGTH.length < head; i++) {
            if (bytes.getByte(i) == '\n' && isLength(bytes, i + 1)) {
                int length = 0;
                for (int at = i + 1 + LENGTH.length; bytes.getByte(at) != '\r'; at++) {
                    length = bytes.getByte(at) == ' ' ? length : 10 * length + bytes.getByte(at) - '0';
                }
                return length;
            }
        }
        throw new IllegalStateException(
                "no Content-Length: " + bytes.getString(0, head).toLowerCase(Locale.ROOT));
    }

    private static boolean isLength(Buffer bytes, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes.getByte(from + i) | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
