package parley.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Transactions one after the other on a connection of their own, for work in the background that does not go through the
 * {@link Writer}. Of a pool they would have to wait for a connection, and hand one that they give up to the next, with
 * their transaction still open.
 *
 * <p>Only for one virtual thread at a time.
 */
public final class SoloTransactions {
    /** A statement without an answer for this long means that the connection is dead. */
    private static final long STATEMENT_SECONDS = 10;

    /**
     * A plan that is kept was made when the tables had other sizes; on tables that grew from nothing, batches then took
     * three times as long until the next ANALYZE. Planning anew costs some tenths of a millisecond a statement.
     */
    private static final String PLANS = "force_custom_plan";

    private final Vertx vertx;
    private final PgConnectOptions options;
    private @Nullable PgConnection connection;

    public SoloTransactions(Vertx vertx, PgConnectOptions options) {
        this.vertx = vertx;
        this.options = new PgConnectOptions(options).addProperty("plan_cache_mode", PLANS);
    }

    /**
     * Commits what the work did; or nothing of it, if anything fails. Where COMMIT itself has no answer, nobody knows:
     * the work must be able to tell by what it finds the next time.
     */
    public <R> R run(Function<Tx, R> work) {
        var tx = begin();
        try {
            R result = work.apply(tx);
            tx.awaitWrites();
            tx.run("COMMIT");
            return result;
        } catch (Throwable failure) {
            end(failure);
            throw failure;
        }
    }

    /** Whether the work itself is to blame, so that trying again would fail again; otherwise it only had bad luck. */
    public static boolean isToBlame(Throwable failure) {
        return Failure.of(failure) == Failure.DEFINITE;
    }

    private Tx begin() {
        var open = connection;
        if (open == null) {
            open = connect();
        }
        var tx = new Tx(open, STATEMENT_SECONDS);
        tx.send("BEGIN");
        return tx;
    }

    private PgConnection connect() {
        var opened = PgConnection.connect(vertx, options)
                .timeout(STATEMENT_SECONDS, TimeUnit.SECONDS)
                .await();
        opened.closeHandler(_ -> {
            if (opened == connection) { // one that was given up may end much later
                connection = null;
            }
        });
        connection = opened;
        return opened;
    }

    /** Where ROLLBACK has no answer, the server ends the transaction with the connection. */
    private void end(Throwable failure) {
        var open = connection;
        if (open == null || Failure.of(failure) == Failure.AWAY) {
            close();
            return;
        }
        try {
            new Tx(open, STATEMENT_SECONDS).run("ROLLBACK");
        } catch (Throwable dead) {
            close();
        }
    }

    public Future<Void> close() {
        var open = connection;
        connection = null;
        return open == null ? Future.succeededFuture() : open.close();
    }
}
