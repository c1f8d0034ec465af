package parley.loss;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import parley.database.DatabaseUrl;
import parley.rig.Await;

/**
 * Stands between a node and PostgreSQL. While it is hasty, a node is told that it has committed before PostgreSQL has even
 * heard of the COMMIT: the seeded fault "acknowledge before commit".
 */
final class HastyProxy implements AutoCloseable {
    /** Messages as the PostgreSQL manual has them under "Message Formats". */
    private static final Buffer COMMIT = Buffer.buffer("Q\0\0\0\u000bCOMMIT\0");

    private static final Buffer COMMITTED = Buffer.buffer("C\0\0\0\u000bCOMMIT\0Z\0\0\0\u0005I");
    private static final long HELD_BACK_MILLIS = 400;

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseUrl target;
    private final int port;
    private volatile boolean hasty;

    HastyProxy(DatabaseUrl target) {
        this.target = target;
        var server = vertx.createNetServer().connectHandler(this::accept);
        port = Await.of(server.listen(0, "127.0.0.1")).actualPort();
    }

    DatabaseUrl url() {
        return new DatabaseUrl(
                "127.0.0.1",
                port,
                target.database(),
                target.user(),
                target.password(),
                target.sslMode(),
                target.sslRootCert());
    }

    void hasty(boolean now) {
        hasty = now;
    }

    private void accept(NetSocket client) {
        client.pause();
        vertx.createNetClient()
                .connect(target.port(), target.host())
                .onSuccess(server -> new Line(client, server).open())
                .onFailure(_ -> client.close());
    }

    @Override
    public void close() {
        Await.of(vertx.close());
    }

    /** One connection; all on one event loop. */
    private final class Line {
        private final NetSocket client;
        private final NetSocket server;
        private final ArrayDeque<Buffer> heldBack = new ArrayDeque<>();
        private boolean holding;
        private int toSwallow;

        Line(NetSocket client, NetSocket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            client.closeHandler(_ -> server.close());
            server.closeHandler(_ -> client.close());
            client.handler(this::fromClient);
            server.handler(this::fromServer);
            client.resume();
        }

        private void fromClient(Buffer bytes) {
            if (holding) {
                heldBack.add(bytes);
            } else if (hasty && isCommit(bytes)) {
                holding = true;
                client.write(COMMITTED);
                vertx.setTimer(HELD_BACK_MILLIS, _ -> commit(bytes));
            } else {
                server.write(bytes);
            }
        }

        private static boolean isCommit(Buffer bytes) {
            return bytes.toString(StandardCharsets.ISO_8859_1).equals(COMMIT.toString(StandardCharsets.ISO_8859_1));
        }

        private void commit(Buffer commit) {
            toSwallow = COMMITTED.length();
            server.write(commit);
        }

        /** The answer to COMMIT was given already. */
        private void fromServer(Buffer bytes) {
            int swallowed = Math.min(toSwallow, bytes.length());
            toSwallow -= swallowed;
            if (swallowed < bytes.length()) {
                client.write(bytes.slice(swallowed, bytes.length()));
            }
            if (holding && swallowed > 0 && toSwallow == 0) {
                holding = false;
                for (var next = heldBack.poll(); next != null; next = heldBack.poll()) {
                    fromClient(next);
                }
            }
        }
    }
}
