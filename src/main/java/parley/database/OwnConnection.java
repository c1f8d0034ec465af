package parley.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that its holder shares with nobody, opened when it is needed. Of a pool one would have to wait for a
 * connection, and hand one that is given up to the next as it is, with a transaction still open.
 *
 * <p>Only for one virtual thread at a time.
 */
final class OwnConnection {
    private final Vertx vertx;
    private final PgConnectOptions options;
    private final long patienceSeconds;
    private @Nullable PgConnection connection;

    /** @param patienceSeconds a statement without an answer for this long means that the connection is dead */
    OwnConnection(Vertx vertx, PgConnectOptions options, long patienceSeconds) {
        this.vertx = vertx;
        this.options = options;
        this.patienceSeconds = patienceSeconds;
    }

    Tx begin() {
        var open = connection;
        if (open == null) {
            open = connect();
        }
        var tx = new Tx(open, patienceSeconds);
        tx.send("BEGIN");
        return tx;
    }

    private PgConnection connect() {
        var opened = PgConnection.connect(vertx, options)
                .timeout(patienceSeconds, TimeUnit.SECONDS)
                .await();
        opened.closeHandler(_ -> {
            if (opened == connection) { // one that was given up may end much later
                connection = null;
            }
        });
        connection = opened;
        return opened;
    }

    /** Where ROLLBACK has no answer either, the server ends the transaction with the connection. */
    void rollback(Failure kind) {
        var open = connection;
        if (kind == Failure.AWAY || open == null) {
            close();
            return;
        }
        try {
            new Tx(open, patienceSeconds).run("ROLLBACK");
        } catch (Throwable dead) {
            close();
        }
    }

    /** Gives it up; the next transaction begins on another one. */
    Future<Void> close() {
        var open = connection;
        connection = null;
        return open == null ? Future.succeededFuture() : open.close();
    }
}
