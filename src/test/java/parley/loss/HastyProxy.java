package parley.loss;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import parley.database.DatabaseUrl;
import parley.rig.Relay;

/**
 * Stands between a node and PostgreSQL. While it is hasty, a node is told that it has committed before PostgreSQL has even
 * heard of the COMMIT: the seeded fault "acknowledge before commit".
 */
final class HastyProxy implements AutoCloseable {
    /** CommandComplete and ReadyForQuery, as the PostgreSQL manual has them under "Message Formats". */
    private static final Buffer COMMITTED = Buffer.buffer("C\0\0\0\u000bCOMMIT\0Z\0\0\0\u0005I");

    private static final long HELD_BACK_MILLIS = 400;

    private final Relay relay;
    private volatile boolean hasty;

    HastyProxy(DatabaseUrl target) {
        relay = new Relay(target, Line::new);
    }

    DatabaseUrl url() {
        return relay.url();
    }

    void hasty(boolean now) {
        hasty = now;
    }

    @Override
    public void close() {
        relay.close();
    }

    private final class Line implements Relay.Line {
        private final NetSocket client;
        private final NetSocket server;
        private final ArrayDeque<Buffer> heldBack = new ArrayDeque<>();
        private boolean holding;
        private int toSwallow;

        Line(NetSocket client, NetSocket server) {
            this.client = client;
            this.server = server;
        }

        @Override
        public void fromClient(Buffer bytes) {
            if (holding) {
                heldBack.add(bytes);
            } else if (hasty && Relay.text(bytes).equals(Relay.COMMIT)) {
                holding = true;
                client.write(COMMITTED);
                relay.later(HELD_BACK_MILLIS, () -> commit(bytes));
            } else {
                server.write(bytes);
            }
        }

        private void commit(Buffer commit) {
            toSwallow = COMMITTED.length();
            server.write(commit);
        }

        /** The answer to COMMIT was given already. */
        @Override
        public void fromServer(Buffer bytes) {
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
