package parley.rig;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import parley.database.DatabaseUrl;

/**
 * A new, migrated, empty database of a real PostgreSQL. As {@code @RegisterExtension static final TestDatabase DATABASE
 * = TestDatabase.fresh()} it is dropped at the end of its class.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
    private static final int POOL = 8;

    private final DatabaseUrl url;

    private TestDatabase(DatabaseUrl url) {
        this.url = url;
    }

    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.makeDatabase());
    }

    public DatabaseUrl url() {
        return url;
    }

    /** Closed with its Vert.x at the latest. */
    public Pool pool(Vertx vertx) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(POOL))
                .connectingTo(url.pool())
                .using(vertx)
                .build();
    }

    /** To be closed by the caller. */
    public Connection jdbc() {
        var jdbc = url.jdbc();
        try {
            return DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void execute(String sql) {
        TestServer.execute(url, sql);
    }

    /** The first column of each row, as text. */
    public List<String> list(String sql) {
        try (var connection = jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The one value that the query finds, as text. */
    public String ask(String sql) {
        return list(sql).getFirst();
    }

    public long count(String sql) {
        return Long.parseLong(ask(sql));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Ends whatever is still connected. */
    @Override
    public void close() {
        TestServer.drop(url.database());
    }
}
