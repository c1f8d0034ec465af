package parley.rig;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs JavaScript outside of a browser, by the Node that Playwright carries: none is needed on the machine. */
public final class Scripts {
    private static final String COMPILER = "/META-INF/resources/webjars/typescript/6.0.3";

    private Scripts() {}

    /** What a program said, and how it ended. */
    public record Said(int status, String text) {}

    public static Said node(String... arguments) {
        var command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }

    private static Path executable() {
        var folder = Driver.ensureDriverInstalled(new HashMap<>(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")), false)
                .driverDir();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return folder.resolve(windows ? "node.exe" : "node");
    }

    /** TypeScript's compiler, unpacked below {@code target} once. */
    public static Path typeScript() {
        var place = Path.of("target", "typescript");
        var compiler = place.resolve("lib/tsc.js");
        if (!Files.exists(compiler)) {
            unpack(place);
        }
        return compiler;
    }

    private static void unpack(Path place) {
        try (var jar = FileSystems.newFileSystem(jar());
                var files = Files.list(jar.getPath(COMPILER, "lib"))) {
            Files.createDirectories(place.resolve("lib"));
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (name.matches("_tsc\\.js|tsc\\.js|lib\\..*\\.d\\.ts")) {
                    copy(file, place.resolve("lib").resolve(name));
                }
            }
            copy(jar.getPath(COMPILER, "package.json"), place.resolve("package.json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path jar() {
        var found = Scripts.class.getResource(COMPILER + "/package.json");
        var address = Objects.requireNonNull(found, "TypeScript is not on the class path")
                .toString();
        try {
            return Path.of(new URI(address.substring("jar:".length(), address.indexOf('!'))));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
