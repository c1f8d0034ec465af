package parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;

/** A browser, a canned server, and what the console complained of. */
abstract class InBrowser {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    CannedParley parley;

    @BeforeEach
    void openParley() throws Exception {
        parley = new CannedParley();
    }

    @AfterEach
    void closeParley() throws Exception {
        parley.close();
    }

    JsonObject subscription() {
        await().until(() -> !parley.subscriptions.isEmpty());
        return parley.subscriptions.remove();
    }

    Page open(String path) {
        var page = newPage(options());
        page.navigate((path.equals("/host") ? parley.foreignOrigin() : parley.origin()) + path);
        page.locator("parley-comments").scrollIntoViewIfNeeded();
        assertThat(page.locator("li.comment").first()).isVisible();
        page.waitForFunction("() => document.querySelector('parley-comments').thread");
        return page;
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1000, 900);
    }

    Page newPage(Browser.NewContextOptions options) {
        var page = CHROMIUM.browser().newContext(options).newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        return page;
    }

    static void shoot(Page page, String name) {
        var file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
