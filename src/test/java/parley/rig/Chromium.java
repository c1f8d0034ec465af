package parley.rig;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real browser for a class of tests, the one of this machine. Tests are skipped where there is none, but never on CI. */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {
    /** A made-up page has no address, so the browser thinks it comes from far away and asks whether it may come here. */
    private static final String NEARBY =
            "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets";

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        var executable = find();
        if (executable.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException("No Chromium on CI: install one, or name it in PARLEY_CHROMIUM.");
        }
        if (executable.isEmpty()) {
            System.out.println(
                    "### SKIPPED: no Chromium found, the widget is NOT tested. Name one in PARLEY_CHROMIUM.");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(List.of(
                                "--no-first-run", "--disable-background-networking", "--disable-sync", NEARBY)));
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv("PARLEY_CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Browser browser() {
        return Objects.requireNonNull(browser, "not started yet");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
