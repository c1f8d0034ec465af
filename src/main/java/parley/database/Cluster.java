package parley.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The files of the embedded server: made once, with a password from the first moment on. */
record Cluster(DataDirectory directory, Path path, PostgresBinaries binaries) {
    static final String USER = "parley";
    static final String DATABASE = "parley";
    static final String PASSWORD_FILE = "postgres.password";
    private static final String MAJOR_VERSION = "18";

    /** Given on the command line, so that no edit of postgresql.conf can take them away. */
    static String startOptions(int port) {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on";
    }

    void makeOnce(SecureRandom random) {
        // pg_ctl hands the path to a shell, between double quotes.
        if (path.toString().matches("(?s).*[\"$`\\\\\\n].*"))
            throw new DatabaseUnavailable(
                    "PARLEY_DATA_DIR: PostgreSQL cannot live in a path with \" $ ` or \\: " + path);
        if (Files.exists(path)) check();
        else make(random);
    }

    private void make(SecureRandom random) {
        directory.secret(PASSWORD_FILE, random);
        try {
            // Made aside and moved: what an interrupted first start leaves must not pass for a database.
            var fresh = path.resolveSibling("postgres.new");
            if (Files.exists(fresh)) PostgresBinaries.deleteTree(fresh);
            initialise(fresh);
            Files.move(fresh, path);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "cannot make a database in " + path + " (" + DataDirectory.reason(e) + ")", e);
        }
    }

    private void initialise(Path fresh) throws IOException {
        var libc = System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
        var outcome = binaries.run(
                "initdb",
                List.of(
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "-E",
                        "UTF8",
                        "--auth=scram-sha-256",
                        "--pwfile=" + directory.path().resolve(PASSWORD_FILE),
                        "--locale=" + libc,
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--set=max_connections=100",
                        "--set=shared_buffers=128MB",
                        "--set=timezone=UTC",
                        "--set=log_timezone=UTC",
                        "--no-instructions"));
        if (outcome.ok()) Files.writeString(fresh.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        else
            throw new DatabaseUnavailable(
                    "PostgreSQL's initdb failed: " + complaint(outcome.said()) + hint(outcome.said()));
    }

    private static String complaint(String said) {
        return said.lines()
                .filter(line -> !line.isBlank())
                .filter(line -> line.contains("error") || line.contains("cannot") || line.contains("failed"))
                .findFirst()
                .orElse("without a word");
    }

    private static String hint(String said) {
        return said.contains("unshare")
                ? " (PostgreSQL refuses to run as root, and user namespaces are not allowed here: run as another user, or set PARLEY_DATABASE_URL)"
                : "";
    }

    private void check() {
        var version = version();
        if (!version.equals(MAJOR_VERSION))
            throw new DatabaseUnavailable(
                    "PARLEY_DATA_DIR: the database in %s is of PostgreSQL %s, not %s: dump it with its own programs and restore"
                            .formatted(path, version, MAJOR_VERSION));
        if (directory.existingSecret(PASSWORD_FILE).isEmpty())
            throw new DatabaseUnavailable("PARLEY_DATA_DIR: the file "
                    + directory.path().resolve(PASSWORD_FILE) + " with the database password is gone");
    }

    private String version() {
        try {
            return Files.readString(path.resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "PARLEY_DATA_DIR: no readable PostgreSQL database in " + path + " (" + DataDirectory.reason(e)
                            + ")",
                    e);
        }
    }

    static void createDatabaseOnce(DatabaseUrl url) {
        var jdbc = url.withDatabase("postgres").jdbc();
        try (var connection = DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) return;
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw Migrations.unavailable(url, e);
        }
    }
}
