package parley.walk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.Main;

/** {@code parley serve} in a process of its own, as an operator starts it. */
final class ParleyProcess implements AutoCloseable {
    private static final Path HOME = Path.of("target", "process").toAbsolutePath();
    private static final String AWAKE = "Parley is awake at ";

    private final Process process;
    private final Path out;
    private final Path err;

    private ParleyProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** The data directory of all of them; it outlives the test, so that PostgreSQL is unpacked there once. */
    static Path data() {
        return HOME.resolve("data");
    }

    /** @param knobs beside free ports and the data directory */
    static ParleyProcess serve(Map<String, String> knobs) {
        return start(java(), knobs);
    }

    /** By a shell, which does nothing but be its parent. */
    static ParleyProcess serveBelowAShell() {
        var command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(java());
        return start(command, Map.of());
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dparley.parent=watch",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve");
    }

    private static ParleyProcess start(List<String> command, Map<String, String> knobs) {
        try {
            Files.createDirectories(HOME);
            var out = Files.createTempFile(HOME, "out", ".log");
            var err = Files.createTempFile(HOME, "err", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(knob -> knob.startsWith("PARLEY_"));
            builder.environment().put("PARLEY_DATA_DIR", data().toString());
            builder.environment().put("PARLEY_HTTP_PORT", "0");
            builder.environment().put("PARLEY_MANAGEMENT_PORT", "0");
            builder.environment().putAll(knobs);
            return new ParleyProcess(builder.start(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Its address, once it says that it is awake. */
    String awaitAwake() {
        return await().atMost(60, SECONDS)
                .until(this::address, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> address() throws IOException {
        return Files.readAllLines(out).stream()
                .filter(line -> line.startsWith(AWAKE))
                .map(line -> line.substring(AWAKE.length()))
                .findFirst();
    }

    int awaitExit(long seconds) {
        await().atMost(seconds, SECONDS).until(() -> !process.isAlive());
        return process.exitValue();
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(err);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGINT, as a terminal sends it. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** SIGKILL, to the process that was started and to no other. */
    void kill() {
        process.destroyForcibly();
    }

    ProcessHandle onlyChild() {
        return process.children().findFirst().orElseThrow();
    }

    /** The embedded PostgreSQL that serves the data directory. */
    static ProcessHandle postgres() throws IOException {
        var file = data().resolve("postgres").resolve("postmaster.pid");
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** A process that has ended but waits to be reaped has no program any more. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    @Override
    public void close() throws IOException {
        var all = process.descendants().toList();
        process.destroy();
        process.onExit().orTimeout(30, SECONDS).exceptionally(_ -> process).join();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroy);
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
