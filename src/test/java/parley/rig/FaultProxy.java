package parley.rig;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.SslMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** A simple query message, as the manual describes it under "Message Formats". */
    private static final String COMMIT = "Q\0\0\0\u000bCOMMIT\0";

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseUrl target;
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger struck = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger starting = new AtomicInteger();
    private volatile boolean away;
    private final Set<NetSocket> clients = ConcurrentHashMap.newKeySet();
    private final int port;

    public FaultProxy(DatabaseUrl target) {
        this.target = target;
        var server = vertx.createNetServer().connectHandler(this::accept);
        port = Await.of(server.listen(0, "127.0.0.1")).actualPort();
    }

    /** The same database by way of this proxy; without TLS, or it could not read along. */
    public DatabaseUrl url() {
        return new DatabaseUrl(
                "127.0.0.1",
                port,
                target.database(),
                target.user(),
                target.password(),
                SslMode.DISABLE,
                Optional.empty());
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
        clients.forEach(NetSocket::close);
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

    private void accept(NetSocket client) {
        if (away) {
            turnedAway.incrementAndGet();
            client.close();
            return;
        }
        if (starting.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            turnedAway.incrementAndGet();
            client.handler(_ -> client.write(stillStarting()).onComplete(_ -> client.close()));
            return;
        }
        client.pause();
        clients.add(client);
        vertx.createNetClient()
                .connect(target.port(), target.host())
                .onSuccess(server -> new Line(client, server).open())
                .onFailure(_ -> client.close());
    }

    /** ErrorResponse, as the manual describes it under "Message Formats". */
    private static Buffer stillStarting() {
        var fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
        return Buffer.buffer("E").appendInt(4 + fields.length()).appendString(fields);
    }

    @Override
    public void close() {
        Await.of(vertx.close());
    }

    /** One connection; all on one event loop. */
    private final class Line {
        private final NetSocket client;
        private final NetSocket server;
        private Fault fault = Fault.NONE;

        Line(NetSocket client, NetSocket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            client.closeHandler(_ -> {
                clients.remove(client);
                server.close();
            });
            server.closeHandler(_ -> {
                if (fault == Fault.NONE) {
                    client.close();
                }
            });
            client.handler(this::fromClient);
            server.handler(this::fromServer);
            client.resume();
        }

        private void fromClient(Buffer bytes) {
            if (fault != Fault.NONE) {
                return;
            }
            if (bytes.toString(StandardCharsets.ISO_8859_1).contains(COMMIT)) {
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

        private void fromServer(Buffer bytes) {
            switch (fault) {
                case NONE -> client.write(bytes);
                case CUT_BEFORE_THE_ANSWER -> client.close();
                case CUT_BEFORE_COMMIT, SILENCE_BEFORE_COMMIT, SILENCE_BEFORE_THE_ANSWER -> {}
            }
        }
    }
}
