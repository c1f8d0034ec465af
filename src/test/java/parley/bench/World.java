package parley.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.DataDirectory;
import parley.database.DatabaseUrl;
import parley.database.EmbeddedServer;
import parley.database.Migrations;
import parley.event.SiteKey;
import parley.sites.Policy;
import parley.sites.Sites;

/** A PostgreSQL of the bench's own, with a whole Parley beside it in a JVM of its own. */
final class World implements AutoCloseable {
    static final Path HOME = Path.of("target", "bench");
    private static final String SETTINGS = """
            SELECT name || '=' || setting FROM pg_settings
             WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers',
                            'max_wal_size', 'commit_delay') ORDER BY name""";

    /** One event loop: the load leaves the rest of the machine to what it measures. */
    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    final Pool pool;
    final PgConnectOptions options;
    final Child parley;
    /** The same house built from other classes, to compare with: {@code -Dbench.against=DIRECTORY}. */
    final Optional<Child> other;

    private final long postmaster;
    private final DataDirectory.Hold hold;
    private final EmbeddedServer server;

    World() {
        hold = DataDirectory.at(HOME)
                .tryLock()
                .orElseThrow(() -> new IllegalStateException("another bench is running"));
        server = EmbeddedServer.start(hold, new SecureRandom());
        var url = server.url();
        Migrations.run(url);
        options = new PgConnectOptions(url.pool());
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(options)
                .using(vertx)
                .build();
        site(Requests.SITE, Policy.DEFAULT);
        site(Requests.UNCHECKED, Policy.OPEN);
        site(Requests.WORDY, Policy.fromJson(Policy.DEFAULT.toJson().put("suspectWords", WordListTime.entries())));
        Bench.await(pool.query(Floor.TABLES).execute());
        postmaster = postmaster();
        parley = parley(url, "parley.log", Child.OWN_CLASSES);
        other = Optional.ofNullable(System.getProperty("bench.against"))
                .map(classes -> parley(url, "other.log", classes + File.pathSeparator + Child.OWN_CLASSES));
        awaitSites();
    }

    private void site(String key, Policy policy) {
        Bench.await(new Sites(pool, new Audit(Clock.systemUTC()))
                .extend(Act.MACHINE, new SiteKey(key), "The Harbour Courier", List.of(Requests.ORIGIN), policy));
    }

    private static Child parley(DatabaseUrl url, String log, String classes) {
        int port = Child.freePort();
        return Child.start(HOME.resolve(log), classes, port, environment(url, port), "parley.Main", "serve");
    }

    Machine machine(Child server) {
        return new Machine(server.process().pid(), postmaster);
    }

    private static Map<String, String> environment(DatabaseUrl url, int port) {
        return Map.of(
                "PARLEY_DATABASE_URL",
                url.toString().replace("@", ":" + url.password().orElseThrow() + "@"),
                "PARLEY_DATA_DIR",
                HOME.resolve("parley").toAbsolutePath().toString(),
                "PARLEY_HTTP_PORT",
                Integer.toString(port),
                "PARLEY_MANAGEMENT_PORT",
                Integer.toString(port + 1),
                "PARLEY_ADMIN_KEY",
                Requests.ADMIN_KEY,
                "PARLEY_RATE_LIMITS",
                "off");
    }

    /** The port is open a moment before the directory of sites is read. */
    private void awaitSites() {
        Awaitility.await("an answer, see " + HOME.resolve("parley.log"))
                .ignoreExceptions()
                .until(() -> ask(() -> Requests.page("article-0")).status() == 200);
    }

    Wire.Answer ask(Supplier<Buffer> request) {
        var wire = Bench.await(Wire.open(vertx, parley.port(), request));
        try {
            return Bench.await(wire.ask());
        } finally {
            Bench.await(wire.close());
        }
    }

    String settings() {
        return StreamSupport.stream(Bench.await(pool.query(SETTINGS).execute()).spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining(", "));
    }

    private long postmaster() {
        try {
            var lines = Files.readAllLines(HOME.resolve("postgres").resolve("postmaster.pid"));
            return Long.parseLong(lines.getFirst().strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        parley.close();
        other.ifPresent(Child::close);
        Bench.await(vertx.close());
        server.close();
        hold.close();
    }
}
