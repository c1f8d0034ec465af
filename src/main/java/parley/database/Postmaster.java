package parley.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a cluster's directory says of its server (lines as in PostgreSQL's
 * {@code src/include/utils/pidfile.h}). The file outlives a server that was killed, and its process id may since belong to
 * somebody else: believe it only after {@link #runs()}.
 */
record Postmaster(Path cluster, long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static Optional<Postmaster> read(Path cluster) {
        try {
            var lines = Files.readAllLines(file(cluster));
            var pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            var port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(new Postmaster(cluster, pid, port, status(lines).equals("ready")));
        } catch (IOException | RuntimeException ignored) {
            return Optional.empty(); // absent, or being written this moment
        }
    }

    private static String status(List<String> lines) {
        return lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
    }

    /** Whether the process is alive and still the server of this very cluster; one that only waits to be reaped is not. */
    boolean runs() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::serves)
                .isPresent();
    }

    private boolean serves(ProcessHandle process) {
        var info = process.info();
        var program = info.command().map(Path::of).map(Path::getFileName).map(Path::toString);
        return program.filter("postgres"::equals).isPresent() && (worksInCluster() || names(info));
    }

    /** A postmaster's working directory is its cluster; Linux shows it, and follows renames. */
    private boolean worksInCluster() {
        try {
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException ignored) {
            return false;
        }
    }

    private boolean names(ProcessHandle.Info info) {
        return info.arguments().stream().flatMap(Arrays::stream).anyMatch(cluster.toString()::equals);
    }
}
