package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A JVM of its own, so that its CPU can be told from ours. */
record Child(Process process, int port) implements AutoCloseable {
    static final String OWN_CLASSES = System.getProperty("java.class.path");
    private static final int WAKE_SECONDS = 60;
    private static final int SLEEP_SECONDS = 30;

    static Child start(
            Path log, String classes, int port, Map<String, String> environment, String main, String... args) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-classpath",
                classes,
                main));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var child = new Child(builder.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(child.process::destroy));
            child.awaitListening(log);
            return child;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitListening(Path log) {
        Awaitility.await("listening, see " + log)
                .atMost(WAKE_SECONDS, TimeUnit.SECONDS)
                .failFast(() -> !process.isAlive())
                .until(this::listens);
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SLEEP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
