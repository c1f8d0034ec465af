package parley.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/**
 * Transactions outside the {@link Writer}, for what is seldom written: each on a connection of the pool, several at a
 * time. They take locks in the order of the shelves, too.
 */
public final class PoolTransactions {
    /** A statement without an answer for this long means that the connection is dead. */
    private static final long STATEMENT_SECONDS = 10;

    private final Pool pool;

    public PoolTransactions(Pool pool) {
        this.pool = pool;
    }

    /** Commits what the work did, or nothing of it, if anything fails. From any thread. */
    @SuppressWarnings("NullAway") // the driver allows null, as a Future<Void> needs it; the work says what it is here
    public <R> Future<R> run(Function<Tx, Future<R>> work) {
        return pool.withTransaction(connection -> {
            var tx = new Tx(connection, STATEMENT_SECONDS);
            return work.apply(tx).compose(result -> tx.written().map(result));
        });
    }
}
