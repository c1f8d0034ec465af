package parley.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Data directories to break and throw away, and one-line talk with the server in them. */
final class Scratch {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final Path ROOT = Path.of("target", "scratch");

    private Scratch() {}

    static DataDirectory directory(String name) throws IOException {
        var path = ROOT.resolve(name);
        if (Files.exists(path)) PostgresBinaries.deleteTree(path);
        return DataDirectory.at(path);
    }

    static DataDirectory.Hold hold(DataDirectory directory) {
        return directory.tryLock().orElseThrow();
    }

    static EmbeddedServer start(DataDirectory.Hold hold) {
        return EmbeddedServer.start(hold, RANDOM, PostgresBinaries.under(ROOT.resolve("binaries")));
    }

    static void execute(DatabaseUrl url, String sql) throws SQLException {
        var jdbc = url.jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(DatabaseUrl url, String sql) throws SQLException {
        var jdbc = url.jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
