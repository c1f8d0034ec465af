package parley.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.function.Function;

/**
 * Transactions one after the other on a connection of their own, for work in the background that does not go through the
 * {@link Writer}.
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

    private final OwnConnection connection;

    public SoloTransactions(Vertx vertx, PgConnectOptions options) {
        var planning = new PgConnectOptions(options).addProperty("plan_cache_mode", PLANS);
        connection = new OwnConnection(vertx, planning, STATEMENT_SECONDS);
    }

    /**
     * Commits what the work did; or nothing of it, if anything fails. Where COMMIT itself has no answer, nobody knows:
     * the work must be able to tell by what it finds the next time.
     */
    public <R> R run(Function<Tx, R> work) {
        var tx = connection.begin();
        try {
            R result = work.apply(tx);
            tx.awaitWrites();
            tx.run("COMMIT");
            return result;
        } catch (Throwable failure) {
            connection.rollback(Failure.of(failure));
            throw failure;
        }
    }

    /** Whether the work itself is to blame, so that trying again would fail again; otherwise it only had bad luck. */
    public static boolean isToBlame(Throwable failure) {
        return Failure.of(failure) == Failure.DEFINITE;
    }

    public Future<Void> close() {
        return connection.close();
    }
}
