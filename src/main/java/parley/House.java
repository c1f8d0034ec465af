package parley;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.DatabaseUrl;
import parley.transfer.ImportReport;
import parley.web.Door;
import parley.web.Entrance;
import parley.web.Limits;
import parley.web.ManagementDoor;
import parley.web.Readiness;
import parley.web.Tokens;

/** One node: its rooms, woken in order and put to sleep in reverse. */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final int WAKE_SECONDS = 60;
    private static final int SLEEP_SECONDS = 25;
    private static final int DRAIN_MILLIS = 10_000;

    /** PostgreSQL keeps microseconds: what is said of a time before it was stored must be what is read back. */
    private static final Duration TICK = Duration.ofMillis(1);

    private final Vertx vertx;
    private final Ground ground;
    private final Readiness readiness;
    private final Rooms rooms;
    private final Door.Open door;
    private final ManagementDoor management;
    private final Optional<String> firstOwner;

    private House(
            Vertx vertx,
            Ground ground,
            Readiness readiness,
            Rooms rooms,
            Door.Open door,
            ManagementDoor management,
            Optional<String> firstOwner) {
        this.vertx = vertx;
        this.ground = ground;
        this.readiness = readiness;
        this.rooms = rooms;
        this.door = door;
        this.management = management;
        this.firstOwner = firstOwner;
    }

    /**
     * From the main thread: returns when the house takes visitors.
     *
     * @param adminKey who shows it is the administrator; empty means that nobody is
     * @throws CannotWake in one line
     */
    public static House wake(Settings settings, DatabaseUrl database, Optional<String> adminKey) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = vertx(meters);
        try {
            return wake(vertx, meters, settings, database, adminKey);
        } catch (RuntimeException failure) {
            Waiting.until(vertx.close(), SLEEP_SECONDS);
            if (!(failure.getCause() instanceof BindException)) {
                LOG.error("a room did not wake", failure);
            }
            throw new CannotWake(failure);
        }
    }

    /** Vert.x itself only tells of the pool: requests, sockets and commands have meters of their own. */
    private static Vertx vertx(PrometheusMeterRegistry meters) {
        var others = EnumSet.complementOf(EnumSet.of(MetricsDomain.NAMED_POOLS));
        var options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setDisabledMetricsCategories(
                        others.stream().map(MetricsDomain::toCategory).collect(Collectors.toSet()));
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(options))
                .withMetrics(new MicrometerMetricsFactory(meters))
                .build();
    }

    private static House wake(
            Vertx vertx,
            PrometheusMeterRegistry meters,
            Settings settings,
            DatabaseUrl database,
            Optional<String> adminKey) {
        var ground = new Ground(
                vertx,
                database,
                Clock.tick(Clock.systemUTC(), TICK),
                meters,
                sites -> Rooms.renderers(settings, sites));
        Waiting.until(ground.wake(), WAKE_SECONDS);
        var tokens = new Tokens(secret(settings, ground));
        var rooms = new Rooms(ground, tokens, adminKey, settings);
        Waiting.until(rooms.wake(), WAKE_SECONDS);
        var entrance = new Entrance(
                settings.http().host(), settings.http().port(), Limits.DEFAULT, ground.sites, meters, rooms.routes());
        var door = Waiting.until(Door.open(vertx, entrance, Runtime.getRuntime().availableProcessors()), WAKE_SECONDS);
        if (settings.demo().on()) {
            Waiting.until(DemoSite.put(ground.sites, door.port()), WAKE_SECONDS);
            settings.demo().importFile().ifPresent(file -> bring(ground, file));
        }
        Waiting.until(rooms.open(door.port()), WAKE_SECONDS);
        var owner = Waiting.until(rooms.firstOwner(settings), WAKE_SECONDS);
        var readiness = new Readiness(ground.pool);
        var management = new ManagementDoor(
                settings.management().host(), settings.management().port(), meters, readiness, rooms.management());
        Waiting.until(vertx.deployVerticle(management), WAKE_SECONDS);
        readiness.wake();
        return new House(vertx, ground, readiness, rooms, door, management, owner);
    }

    private static void bring(Ground ground, Path file) {
        var report = new ImportReport();
        Waiting.until(
                ground.vertx.deployVerticle(new Import(ground, file, DemoSite.KEY, false, report), Ground.VIRTUAL),
                Import.PATIENCE_SECONDS);
        LOG.info("{}: {}", file, report);
    }

    private static byte[] secret(Settings settings, Ground ground) {
        return settings.security()
                .secret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(ground::secret);
    }

    /** Fills an empty demo with a discussion; one that has been spoken in stays as it is. */
    void tellDemo() {
        Waiting.until(DemoTalk.tell(ground, port()), WAKE_SECONDS);
    }

    /** The path of the link that makes the first owner, good once and for 24 hours; only while there is none. */
    public Optional<String> firstOwner() {
        return firstOwner;
    }

    /** Every address of the public door, as {@code GET /path/:id}: for those who check that none is forgotten. */
    public List<String> addresses() {
        var router = Router.router(vertx);
        rooms.routes().forEach(room -> room.mount(router));
        return router.getRoutes().stream()
                .flatMap(route -> Optional.ofNullable(route.methods()).stream()
                        .flatMap(Set::stream)
                        .filter(method -> method != HttpMethod.HEAD)
                        .map(method -> method + " " + route.getPath()))
                .distinct()
                .sorted()
                .toList();
    }

    public int port() {
        return door.port();
    }

    public int managementPort() {
        return management.port();
    }

    /** Nobody new is let in, everybody in the house is served and told when to come back, then it goes dark. */
    @Override
    public void close() {
        readiness.sleep();
        try {
            Waiting.until(
                    rooms.live()
                            .drain(DRAIN_MILLIS)
                            .eventually(() -> vertx.undeploy(door.id()))
                            .eventually(rooms::sleep)
                            .eventually(ground::sleep)
                            .eventually(vertx::close),
                    SLEEP_SECONDS);
        } catch (IllegalStateException tooLong) {
            System.err.println("Parley went to sleep the hard way: " + tooLong.getMessage());
        }
    }

    /** Why the house stays dark, in one line. */
    public static final class CannotWake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotWake(Throwable cause) {
            super(line(cause), cause);
        }

        private static String line(Throwable cause) {
            var deepest = cause;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            return "Parley cannot start: " + deepest.getMessage();
        }
    }
}
