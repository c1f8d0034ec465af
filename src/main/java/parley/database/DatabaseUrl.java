package parley.database;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a PostgreSQL server is and how to get in: one form for the pool (Vert.x) and for migrations (JDBC).
 *
 * <p>Syntax and defaults follow PostgreSQL's connection URIs (manual, "Database Connection Control Functions", 34.1.1.2), cut down to one host over TCP
 * and two parameters, the TLS mode and its root certificate. Other parameters are refused, not skipped: one that is
 * silently dropped may have been a promise of safety.
 *
 * @param sslRootCert PEM file of the authorities to trust; absent means those of the Java runtime
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        Optional<String> password,
        SslMode sslMode,
        Optional<Path> sslRootCert) {

    /**
     * Longest wait for a lock, and longest silence inside a transaction: a node that hangs holds nobody up for longer.
     */
    private static final String WAIT_MILLIS = "2000";

    /** What Flyway and {@code DriverManager} take; its text never shows the password. */
    public record Jdbc(String url, String user, String password) {
        @Override
        public String toString() {
            return "Jdbc[" + url + " as " + user + "]";
        }
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=…}.
     *
     * @throws IllegalArgumentException with one line that says what is wrong and repeats no password
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlParser.parse(text);
    }

    /** Another database of the same server. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(host, port, name, user, password, sslMode, sslRootCert);
    }

    /** Options for a Vert.x pool. */
    public PgConnectOptions pool() {
        var options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setSslMode(sslMode)
                .addProperty("application_name", "parley")
                .addProperty("lock_timeout", WAIT_MILLIS)
                .addProperty("idle_in_transaction_session_timeout", WAIT_MILLIS);
        password.ifPresent(options::setPassword);
        // Even sslmode=prefer needs them: without, the client fails with a NullPointerException once the server says
        // yes.
        if (sslMode != SslMode.DISABLE) options.setSslOptions(Tls.options(sslMode, sslRootCert));
        return options;
    }

    /** The same place for JDBC; connecting gives up after 10 s. */
    public Jdbc jdbc() {
        var url = new StringBuilder("jdbc:postgresql://")
                .append(address())
                .append('/')
                .append(encoded(database))
                .append("?ApplicationName=parley&connectTimeout=10&sslmode=")
                .append(sslModeName());
        sslRootCert.ifPresentOrElse(file -> url.append("&sslrootcert=").append(encoded(file.toString())), () -> {
            if (Tls.verifies(sslMode)) url.append("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        });
        return new Jdbc(url.toString(), user, password.orElse(""));
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return "postgresql://" + encoded(user) + "@" + address() + "/" + encoded(database) + "?sslmode="
                + sslModeName();
    }

    private String sslModeName() {
        return sslMode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
