package parley.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Another process on the same data directory: it says whether it got the lock, and may die without a word to its server. */
final class OtherParley {
    private OtherParley() {}

    public static void main(String[] arguments) throws SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var directory = DataDirectory.at(Path.of(arguments[1]));
        var hold = directory.tryLock();
        out.println(hold.isPresent() ? "locked" : "refused");
        if (hold.isEmpty() || !arguments[0].equals("orphan")) return;
        var server = Scratch.start(hold.get());
        Scratch.execute(server.url(), "CREATE TABLE left_behind AS SELECT 'still here' AS word");
        Runtime.getRuntime().halt(137);
    }

    /** Runs to its end and returns the last line it printed. */
    static String run(String what, DataDirectory directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OtherParley.class.getName(),
                what,
                directory.toString());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
                .filter(line -> line.equals("locked") || line.equals("refused"))
                .findFirst()
                .orElse(said);
    }
}
