package parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the server's CPU goes, by the JDK's own recorder. */
record Profile(long pid, Path directory) {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final int LINES = 24;

    /** Records while something runs, and tells the hottest methods. */
    String of(String name, Runnable load) {
        var file = directory.resolve(name + ".jfr").toAbsolutePath().toString();
        run("jcmd", Long.toString(pid), "JFR.start", "name=bench", "jdk.CPUTimeSample#enabled=true");
        try {
            load.run();
        } finally {
            run("jcmd", Long.toString(pid), "JFR.stop", "name=bench", "filename=" + file);
        }
        return run("jfr", "view", "--width", "110", "--cell-height", "1", "cpu-time-hot-methods", file)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String run(String tool, String... args) {
        var command = new ArrayList<>(List.of(BIN.resolve(tool).toString()));
        command.addAll(List.of(args));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "no profile: " + absent.getMessage();
        }
    }
}
