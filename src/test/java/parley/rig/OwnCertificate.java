package parley.rig;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate for 127.0.0.1, and for no name, made anew for each run: with its key, and alone as others trust it. */
public record OwnCertificate(Path keys, Path pem) {
    public static final String PASSWORD = "changeit";

    private static final OwnCertificate ONE = make();

    public static OwnCertificate one() {
        return ONE;
    }

    private static OwnCertificate make() {
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "certificate");
            var made = new OwnCertificate(home.resolve("keys.p12").toAbsolutePath(), home.resolve("own.pem"));
            made.keytool(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=Invented", "-ext", "san=ip:127.0.0.1"));
            made.keytool(List.of("-exportcert", "-rfc", "-file", made.pem().toString()));
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void keytool(List<String> what) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(List.of("-alias", "own", "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keys.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().orTimeout(30, SECONDS).join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
