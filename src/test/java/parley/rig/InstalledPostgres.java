package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.database.DatabaseUrl;

/** A cluster of a PostgreSQL that Debian installed, of this test alone; run as user postgres where the test is root. */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The oldest that is installed. */
    public static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .min(Comparator.naturalOrder());
        }
    }

    public static InstalledPostgres start(Path programs) throws IOException {
        var folder = Files.createTempDirectory("parley-installed-postgres");
        if (root()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        var server = new InstalledPostgres(programs, folder, freePort());
        server.program("initdb", "-D", server.data(), "-U", "parley", "-A", "trust", "--no-sync");
        server.program(
                "pg_ctl",
                "-D",
                server.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + server.port,
                "start");
        return server;
    }

    public DatabaseUrl url() {
        return DatabaseUrl.parse("postgresql://parley:unused@127.0.0.1:" + port + "/postgres?sslmode=disable");
    }

    @Override
    public void close() throws IOException {
        program("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.onExit().join().exitValue()).as("%s", command).isZero();
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
