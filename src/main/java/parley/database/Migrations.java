package parley.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of a database up to date (Flyway, class path {@code db/migration}). Nodes that start together wait for one another. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final int OLDEST = 15;
    private static final int NEWEST_TRIED = 18;

    /** SQLSTATE cannot_connect_now: starting, stopping, or replaying its log. */
    private static final String RECOVERING = "57P03";

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofMillis(200));

    private Migrations() {}

    /** How long a server that recovers is waited for, and how long between two attempts. */
    record Patience(Duration most, Duration pause) {}

    /** What was found and done. */
    public record Report(int postgresMajor, int applied) {}

    /**
     * Checks that the server can be reached and is PostgreSQL 15 or newer, then applies what is missing. Blocks: seconds, or
     * as long as a migration takes.
     *
     * @throws DatabaseUnavailable with one line if any of that fails
     */
    public static Report run(DatabaseUrl url) {
        return run(url, "classpath:db/migration");
    }

    static Report run(DatabaseUrl url, String location) {
        return run(url, location, PATIENCE);
    }

    static Report run(DatabaseUrl url, String location, Patience patience) {
        var major = majorVersion(url, patience);
        if (major < OLDEST)
            throw new DatabaseUnavailable("PARLEY_DATABASE_URL: PostgreSQL %d at %s is too old, Parley needs %d to %d"
                    .formatted(major, url.address(), OLDEST, NEWEST_TRIED));
        if (major > NEWEST_TRIED)
            LOG.warn(
                    "PostgreSQL {} at {} is newer than Parley was tried with ({})", major, url.address(), NEWEST_TRIED);
        return new Report(major, migrate(url.jdbc(), location));
    }

    private static int migrate(DatabaseUrl.Jdbc jdbc, String location) {
        try {
            return Flyway.configure()
                    .dataSource(jdbc.url(), jdbc.user(), jdbc.password())
                    .locations(location)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "migrations: " + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "), e);
        }
    }

    /** A server that is just recovering from a crash is waited for; whoever started us would only start us again. */
    private static int majorVersion(DatabaseUrl url, Patience patience) {
        long until = System.nanoTime() + patience.most.toNanos();
        while (true) {
            try {
                return connect(url);
            } catch (SQLException e) {
                if (!RECOVERING.equals(e.getSQLState()) || System.nanoTime() - until >= 0) {
                    throw unavailable(url, e);
                }
            }
            LockSupport.parkNanos(patience.pause.toNanos());
        }
    }

    private static int connect(DatabaseUrl url) throws SQLException {
        var jdbc = url.jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password())) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** SQLSTATE classes of the PostgreSQL manual, appendix A, as far as a wrong setting can cause them. */
    static DatabaseUnavailable unavailable(DatabaseUrl url, SQLException e) {
        var what = switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
            case "28P01" -> "password refused for user " + url.user();
            case "28000" -> "user " + url.user() + " may not connect (" + e.getMessage() + ")";
            case "3D000" -> "database \"" + url.database() + "\" does not exist";
            case "53300" -> "too many connections";
            case "08001" -> "nobody answers";
            default -> String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        };
        return new DatabaseUnavailable("PARLEY_DATABASE_URL: " + what + " at " + url.address(), e);
    }
}
