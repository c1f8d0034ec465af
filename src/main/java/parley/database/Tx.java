package parley.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An open transaction. Steps that take one belong to the room that owns their tables.
 *
 * <p>Only for virtual threads: {@link #run} waits.
 */
public final class Tx {
    private final SqlConnection connection;
    private final long patienceSeconds;
    private final List<Future<?>> written = new ArrayList<>();

    Tx(SqlConnection connection, long patienceSeconds) {
        this.connection = connection;
        this.patienceSeconds = patienceSeconds;
    }

    /** Sends a statement at once; PostgreSQL runs what is sent in order, so several may be under way. */
    public Future<RowSet<Row>> send(String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).timeout(patienceSeconds, TimeUnit.SECONDS);
    }

    /** Sends a statement whose rows nobody needs. It is waited for before COMMIT, together with all others. */
    public void write(String sql, Tuple values) {
        written.add(send(sql, values));
    }

    /**
     * COMMIT must not be sent before: a write that the driver itself refuses never reaches PostgreSQL. Nor must a shelf
     * wait for a statement of its own before: it would fail because the transaction has, and hide why that was.
     */
    public void awaitWrites() {
        for (var write : written) {
            write.await();
        }
    }

    /** The same, for those who do not wait. */
    Future<?> written() {
        return Future.join(written);
    }

    public RowSet<Row> run(String sql, Tuple values) {
        return send(sql, values).await();
    }

    /** BEGIN, COMMIT and the like, which need no preparing. */
    public RowSet<Row> run(String sql) {
        return send(sql).await();
    }

    Future<RowSet<Row>> send(String sql) {
        return connection.query(sql).execute().timeout(patienceSeconds, TimeUnit.SECONDS);
    }
}
