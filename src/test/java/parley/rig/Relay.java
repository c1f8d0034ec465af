package parley.rig;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.SslMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import parley.database.DatabaseUrl;

/** Stands between a node and PostgreSQL; whoever makes it says what becomes of what passes. */
public final class Relay implements AutoCloseable {
    /** A simple query message, as the PostgreSQL manual describes it under "Message Formats". */
    public static final String COMMIT = "Q\0\0\0\u000bCOMMIT\0";

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseUrl target;
    private final BiFunction<NetSocket, NetSocket, Line> lines;
    private final Predicate<NetSocket> admits;
    private final Set<NetSocket> clients = ConcurrentHashMap.newKeySet();
    private final int port;

    /** One connection; all on one event loop. */
    public interface Line {
        void fromClient(Buffer bytes);

        void fromServer(Buffer bytes);

        /** Whether the client learns that the server has gone. */
        default boolean tellsOfTheEnd() {
            return true;
        }
    }

    /** @param lines of a client and a server that are connected */
    public Relay(DatabaseUrl target, BiFunction<NetSocket, NetSocket, Line> lines) {
        this(target, lines, _ -> true);
    }

    /** @param admits says no where it deals with a client itself */
    Relay(DatabaseUrl target, BiFunction<NetSocket, NetSocket, Line> lines, Predicate<NetSocket> admits) {
        this.target = target;
        this.lines = lines;
        this.admits = admits;
        var server = vertx.createNetServer().connectHandler(this::accept);
        port = Await.of(server.listen(0, "127.0.0.1")).actualPort();
    }

    /** The same database by way of this relay; without TLS, or nobody could read along. */
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

    /** Bytes as {@link #COMMIT} has them. */
    public static String text(Buffer bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** From a line: goes on with it on the same event loop. */
    public void later(long millis, Runnable what) {
        vertx.setTimer(millis, _ -> what.run());
    }

    /** Cuts all connections; new ones are let through. */
    public void cut() {
        clients.forEach(NetSocket::close);
    }

    private void accept(NetSocket client) {
        if (!admits.test(client)) {
            return;
        }
        client.pause();
        clients.add(client);
        vertx.createNetClient()
                .connect(target.port(), target.host())
                .onSuccess(server -> open(client, server))
                .onFailure(_ -> client.close());
    }

    private void open(NetSocket client, NetSocket server) {
        var line = lines.apply(client, server);
        client.closeHandler(_ -> {
            clients.remove(client);
            server.close();
        });
        server.closeHandler(_ -> {
            if (line.tellsOfTheEnd()) {
                client.close();
            }
        });
        client.handler(line::fromClient);
        server.handler(line::fromServer);
        client.resume();
    }

    @Override
    public void close() {
        Await.of(vertx.close());
    }
}
