package parley.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL of its own on a port that stays, with every promise of durability kept, that may be killed and started
 * again. Its files outlive it in {@code target/loss}; each run takes a database of its own there.
 */
public final class CrashableServer implements AutoCloseable {
    private static final Path HOME = Path.of("target", "loss");
    private static final Path BINARIES = Path.of("target", "test-server", "binaries");
    private static final int PATIENCE_SECONDS = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DataDirectory.Hold hold;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final int port;
    private final Thread atTheLatest = new Thread(this::stopAndLetGo);

    private CrashableServer(DataDirectory.Hold hold) {
        this.hold = hold;
        this.cluster = hold.directory().path().resolve("postgres");
        this.binaries = PostgresBinaries.under(BINARIES);
        this.port = freePort();
    }

    /** Runs when it returns. */
    public static CrashableServer running() {
        var server = new CrashableServer(freeDirectory());
        Runtime.getRuntime().addShutdownHook(server.atTheLatest);
        server.stopNow(); // what a killed test run left
        new Cluster(server.hold.directory(), server.cluster, server.binaries).makeOnce(new SecureRandom());
        server.start();
        return server;
    }

    private static DataDirectory.Hold freeDirectory() {
        for (int number = 1; ; number++) {
            var hold = DataDirectory.at(HOME.resolve("data-" + number)).tryLock();
            if (hold.isPresent()) {
                return hold.get();
            }
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * Returns when it takes connections; recovery counts into that. What a killed postmaster leaves behind is in the way
     * for a moment, so a start that fails is tried again.
     *
     * @param settings such as {@code synchronous_commit=off}, stronger than those that keep data safe
     */
    public void start(String... settings) {
        var options = new StringBuilder(Cluster.startOptions(port));
        for (var setting : settings) {
            options.append(" -c ").append(setting);
        }
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> tryStart(options.toString()));
    }

    private boolean tryStart(String options) {
        if (Postmaster.read(cluster).filter(Postmaster::runs).isEmpty()) {
            Postmaster.file(cluster)
                    .toFile()
                    .delete(); // its process id may wait to be reaped, and would pass for a rival
        }
        return control(
                "start", "-w", "-t", "60", "-l", cluster.resolveSibling("log").toString(), "-o", options);
    }

    /** SIGKILL to the postmaster alone, as the kernel would do it when memory is short. */
    public void kill() {
        var postmaster = Postmaster.read(cluster).orElseThrow();
        if (postmaster.runs()) {
            ProcessHandle.of(postmaster.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> !postmaster.runs());
    }

    /** Without a checkpoint: all that is not in the log on disk is gone. */
    public void stopNow() {
        var postmaster = Postmaster.read(cluster).filter(Postmaster::runs);
        if (postmaster.isPresent()) {
            control("stop", "-w", "-m", "immediate");
            await().atMost(PATIENCE_SECONDS, SECONDS)
                    .until(() -> !postmaster.get().runs());
        }
    }

    private boolean control(String what, String... how) {
        var arguments = new ArrayList<>(List.of(what, "-D", cluster.toString()));
        arguments.addAll(List.of(how));
        return binaries.run("pg_ctl", arguments).ok();
    }

    /** A new, empty database; those of earlier runs are dropped. */
    public DatabaseUrl freshDatabase() {
        var name = "run_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (var connection = connect(url("postgres"));
                var statement = connection.createStatement()) {
            var old = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'run\\_%'")) {
                while (rows.next()) {
                    old.add(rows.getString(1));
                }
            }
            for (var left : old) {
                statement.execute("DROP DATABASE " + left + " WITH (FORCE)");
            }
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return url(name);
    }

    private DatabaseUrl url(String database) {
        var password = hold.directory().existingSecret(Cluster.PASSWORD_FILE);
        return new DatabaseUrl("127.0.0.1", port, database, Cluster.USER, password, SslMode.DISABLE, Optional.empty());
    }

    public static Connection connect(DatabaseUrl url) throws SQLException {
        var jdbc = url.jdbc();
        return DriverManager.getConnection(jdbc.url(), jdbc.user(), jdbc.password());
    }

    private void stopAndLetGo() {
        stopNow();
        hold.close();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheLatest);
        stopAndLetGo();
    }
}
