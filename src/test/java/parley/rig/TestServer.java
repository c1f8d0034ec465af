package parley.rig;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import parley.database.DataDirectory;
import parley.database.DatabaseUrl;
import parley.database.EmbeddedServer;
import parley.database.Migrations;
import parley.database.PostgresBinaries;

/**
 * The one PostgreSQL of this test JVM, started on first use. It is embedded, or the one that {@code
 * PARLEY_TEST_DATABASE_URL} (system property or environment) names, so that the same tests run against an older one; its
 * user must be allowed to create databases.
 */
final class TestServer {
    private static final Path HOME = Path.of("target", "test-server");
    private static final String OURS = "test_" + ProcessHandle.current().pid() + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestServer() {}

    /** Made on first use, and migrated once: a copy of it takes a tenth of the time that migrating takes. */
    private static final class Template {
        static final DatabaseUrl SERVER = named().orElseGet(Template::embedded);
        static final String NAME = OURS + "template";

        static {
            create(NAME, "template0");
            Migrations.run(SERVER.withDatabase(NAME));
            if (named().isPresent()) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(NAME)));
            }
        }

        private static Optional<DatabaseUrl> named() {
            return Optional.ofNullable(System.getProperty("PARLEY_TEST_DATABASE_URL"))
                    .or(() -> Optional.ofNullable(System.getenv("PARLEY_TEST_DATABASE_URL")))
                    .filter(url -> !url.isBlank())
                    .map(DatabaseUrl::parse);
        }

        private static DatabaseUrl embedded() {
            var hold = freeDirectory();
            var binaries = PostgresBinaries.under(HOME.resolve("binaries"));
            var server = EmbeddedServer.start(hold, new SecureRandom(), binaries);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                hold.close();
            }));
            dropLeftovers(server.url());
            return server.url();
        }

        /** Test JVMs that run at the same time get a directory each. */
        private static DataDirectory.Hold freeDirectory() {
            for (int number = 1; ; number++) {
                var hold = DataDirectory.at(HOME.resolve("data-" + number)).tryLock();
                if (hold.isPresent()) {
                    return hold.get();
                }
            }
        }
    }

    static DatabaseUrl makeDatabase() {
        var name = OURS + COUNT.incrementAndGet();
        create(name, Template.NAME);
        return Template.SERVER.withDatabase(name);
    }

    private static void create(String name, String template) {
        execute(Template.SERVER, "CREATE DATABASE " + name + " TEMPLATE " + template);
    }

    static void drop(String name) {
        execute(Template.SERVER, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** What a killed test run left behind. */
    private static void dropLeftovers(DatabaseUrl server) {
        var names = new ArrayList<String>();
        var jdbc = server.jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        names.forEach(name -> execute(server, "DROP DATABASE " + name + " WITH (FORCE)"));
    }

    static void execute(DatabaseUrl database, String sql) {
        var jdbc = database.jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
