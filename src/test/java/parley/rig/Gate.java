package parley.rig;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import parley.event.DiscussionId;

/** Holds the lock on a discussion's row, so that a batch stands still before it; opened by closing it. */
public final class Gate implements AutoCloseable {
    private final TestDatabase database;
    private final Connection connection;

    private Gate(TestDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static Gate before(TestDatabase database, DiscussionId discussion) {
        var connection = database.jdbc();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM discussion WHERE id = '" + discussion + "' FOR UPDATE");
            return new Gate(database, connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns once as many transactions stand before it, or before those who do. */
    public Gate awaitWaiting(int transactions) {
        await().until(() -> database.count("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'""") >= transactions);
        return this;
    }

    /** Ends the connections of those who wait. */
    public void terminateWaiting() {
        database.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'""");
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
