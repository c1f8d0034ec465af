package parley.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs {@code initdb}, {@code pg_ctl} and {@code postgres} for this platform, unpacked from the class path (60 MB). */
public final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks into a directory below {@code parent}, named after what is inside, unless that was done before. */
    public static synchronized PostgresBinaries under(Path parent) {
        var resource = "postgres-" + platform() + ".txz";
        try (var in = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null)
                throw new DatabaseUnavailable(
                        "no PostgreSQL for this platform is packed here (" + resource + "): set PARLEY_DATABASE_URL");
            var archive = in.readAllBytes();
            var home = parent.resolve(fingerprint(archive));
            // Written last: without it the directory is what an interrupted start left behind.
            var complete = home.resolve("complete");
            if (Files.notExists(complete)) {
                if (Files.exists(parent)) deleteTree(parent);
                unpack(archive, Files.createDirectories(home));
                Files.createFile(complete);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "cannot unpack PostgreSQL into " + parent + " (" + DataDirectory.reason(e) + ")", e);
        }
    }

    /** What a finished program said (output and errors together) and whether it was content. */
    record Outcome(boolean ok, String said) {}

    /** Runs one of the programs to its end. As root it runs in a user namespace of its own, because PostgreSQL refuses to be root. */
    Outcome run(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) command.addAll(List.of("unshare", "--user"));
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, said);
        } catch (IOException e) {
            return new Outcome(false, "cannot run " + command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("interrupted while PostgreSQL's " + program + " ran", e);
        }
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return os + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64");
    }

    private static String fingerprint(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) place(entry, tar, home);
        }
    }

    private static void place(TarArchiveEntry entry, TarArchiveInputStream tar, Path home) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) throw new IOException("an entry that leads outside: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent() == null ? home : target.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        else if (entry.isLink()) Files.createLink(target, home.resolve(entry.getLinkName()));
        else Files.copy(tar, target);
        if (target.startsWith(home.resolve("bin")) && !target.toFile().setExecutable(true))
            throw new IOException("cannot make executable: " + target);
    }

    static void deleteTree(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
