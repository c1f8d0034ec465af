package parley.loss;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import parley.database.CrashableServer;
import parley.database.DatabaseUrl;

/** A Parley in a process of its own, and the supervisor that starts it again whenever it has ended. */
final class Node implements AutoCloseable {
    static final String ADMIN_KEY = "loss-checker-key-of-32-characters";

    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 60;
    private static final Path HOME = Path.of("target", "loss");

    private final Timers timers;
    private final String mainClass;
    private final String database;
    private final String name;
    private final int port = CrashableServer.freePort();
    private final int managementPort = CrashableServer.freePort();
    private final AtomicInteger starts = new AtomicInteger();
    private Optional<Process> process = Optional.empty();
    private boolean closed;

    private Node(Timers timers, String mainClass, DatabaseUrl database, String name) {
        this.timers = timers;
        this.mainClass = mainClass;
        this.database = "postgresql://%s:%s@%s/%s?sslmode=disable"
                .formatted(database.user(), database.password().orElseThrow(), database.address(), database.database());
        this.name = name;
    }

    /** @param mainClass Parley's own, or one that makes a faulty Parley */
    static Node started(Timers timers, Class<?> mainClass, DatabaseUrl database, String name) {
        var node = new Node(timers, mainClass.getName(), database, name);
        node.start();
        return node;
    }

    private synchronized void start() {
        if (closed) {
            return;
        }
        try {
            var builder = new ProcessBuilder(command())
                    .directory(Files.createDirectories(HOME).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            HOME.resolve(name + ".log").toFile()));
            builder.environment().keySet().removeIf(knob -> knob.startsWith("PARLEY_"));
            builder.environment().putAll(settings());
            var started = builder.start();
            starts.incrementAndGet();
            process = Optional.of(started);
            started.onExit().thenRun(() -> timers.later(BREATH, this::start));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** It ends with us even if we are killed ourselves, because it watches its parent. */
    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dparley.parent=watch"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass, "serve", "--demo"));
        return command;
    }

    private Map<String, String> settings() {
        return Map.of(
                "PARLEY_DATABASE_URL",
                database,
                "PARLEY_HTTP_PORT",
                Integer.toString(port),
                "PARLEY_MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "PARLEY_RATE_LIMITS",
                "off",
                "PARLEY_ADMIN_KEY",
                ADMIN_KEY);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int starts() {
        return starts.get();
    }

    Node awaitReady() {
        await().atMost(PATIENCE_SECONDS, SECONDS).until(this::ready);
        return this;
    }

    private boolean ready() throws IOException {
        var url = URI.create("http://127.0.0.1:" + managementPort + "/health/ready")
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(3_000);
        try {
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    /** Says a line to its standard input. */
    synchronized void say(String line) {
        try {
            var in = process.orElseThrow().outputWriter();
            in.write(line + "\n");
            in.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGKILL; the supervisor starts it again. */
    synchronized void kill() {
        process.ifPresent(Process::destroyForcibly);
    }

    @Override
    public void close() {
        Optional<Process> last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        last.ifPresent(ending -> ending.destroyForcibly().onExit().join());
    }
}
