package parley.rig;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import parley.database.DatabaseUrl;

/** Stands between a node and PostgreSQL, and breaks the connection where it hurts most: at COMMIT. */
public final class FaultProxy implements AutoCloseable {

    /** What becomes of the next COMMIT, and of its connection. */
    public enum Fault {
        NONE,
        /** The server never hears of it, and both sides learn that the connection is gone. */
        CUT_BEFORE_COMMIT,
        /** The server commits; the client only learns that the connection is gone. */
        CUT_BEFORE_THE_ANSWER,
        /** The server never hears of it, and nobody learns anything. */
        SILENCE_BEFORE_COMMIT,
        /** The server commits, and nobody learns anything. */
        SILENCE_BEFORE_THE_ANSWER
    }

    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger struck = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger starting = new AtomicInteger();
    private volatile boolean away;
    private final Relay relay;

    public FaultProxy(DatabaseUrl target) {
        relay = new Relay(target, Line::new, this::admits);
    }

    /** The same database by way of this proxy. */
    public DatabaseUrl url() {
        return relay.url();
    }

    /** Only the next COMMIT is struck. */
    public void next(Fault fault) {
        next.set(fault);
    }

    /** COMMITs struck so far. */
    public int struck() {
        return struck.get();
    }

    /** Cuts all connections; new ones are let through. */
    public void cut() {
        relay.cut();
    }

    /** Cuts all connections; new ones are closed at once until it is {@link #back}. */
    public void away() {
        away = true;
        cut();
    }

    public void back() {
        away = false;
    }

    /** So many connections are told that the server is still starting up; those after them are let through. */
    public void startUp(int connections) {
        starting.set(connections);
    }

    /** Connections that came while it was away, or starting up. */
    public int turnedAway() {
        return turnedAway.get();
    }

    private boolean admits(NetSocket client) {
        if (away) {
            turnedAway.incrementAndGet();
            client.close();
            return false;
        }
        if (starting.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            turnedAway.incrementAndGet();
            client.handler(_ -> client.write(stillStarting()).onComplete(_ -> client.close()));
            return false;
        }
        return true;
    }

    /** ErrorResponse, as the manual describes it under "Message Formats". */
    private static Buffer stillStarting() {
        var fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
        return Buffer.buffer("E").appendInt(4 + fields.length()).appendString(fields);
    }

    @Override
    public void close() {
        relay.close();
    }

    private final class Line implements Relay.Line {
        private final NetSocket client;
        private final NetSocket server;
        private Fault fault = Fault.NONE;

        Line(NetSocket client, NetSocket server) {
            this.client = client;
            this.server = server;
        }

        @Override
        public boolean tellsOfTheEnd() {
            return fault == Fault.NONE;
        }

        @Override
        public void fromClient(Buffer bytes) {
            if (fault != Fault.NONE) {
                return;
            }
            if (Relay.text(bytes).contains(Relay.COMMIT)) {
                fault = next.getAndSet(Fault.NONE);
                if (fault != Fault.NONE) {
                    struck.incrementAndGet();
                }
            }
            switch (fault) {
                case NONE, CUT_BEFORE_THE_ANSWER, SILENCE_BEFORE_THE_ANSWER -> server.write(bytes);
                case CUT_BEFORE_COMMIT -> client.close();
                case SILENCE_BEFORE_COMMIT -> {}
            }
        }

        @Override
        public void fromServer(Buffer bytes) {
            switch (fault) {
                case NONE -> client.write(bytes);
                case CUT_BEFORE_THE_ANSWER -> client.close();
                case CUT_BEFORE_COMMIT, SILENCE_BEFORE_COMMIT, SILENCE_BEFORE_THE_ANSWER -> {}
            }
        }
    }
}
