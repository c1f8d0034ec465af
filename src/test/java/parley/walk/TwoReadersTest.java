package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Town;

/** The demo article, as two people have it open, in a real browser; the moderator is on the other node. */
class TwoReadersTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    void whatOneWritesTheOtherSeesAndAModeratorTakesAway() {
        try (var hers = CHROMIUM.browser().newContext();
                var his = CHROMIUM.browser().newContext()) {
            var ana = open(hers, TOWN.other().address() + "/");
            var ben = open(his, TOWN.other().address() + "/");
            assertThat(ben.locator("li.comment")).hasCount(0);

            write(ana, "Ana Reis", "Every *morning*, on foot.");
            assertThat(ben.locator("li.comment .body em")).hasText("morning");
            assertThat(ana.locator("li.comment")).hasCount(1);

            ben.locator("li.comment .answer").first().click();
            assertThat(ben.locator(".writing textarea")).isFocused();
            write(ben, "Ben Ode", "And in the rain?");
            assertThat(ben.locator("li.comment .body").last()).hasText("And in the rain?");
            ana.locator(".pill").click();
            assertThat(ana.locator("li.comment .body").last()).hasText("And in the rain?");
            ana.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/two-readers.png")));

            var first = ana.locator("li.comment").first().getAttribute("data-id");
            TOWN.one()
                    .administrator()
                    .put("/moderation/comments/" + first + "/decision", new JsonObject().put("decision", "remove"))
                    .expect(200);
            assertThat(ana.locator("li.comment .gone")).hasCount(1);
            assertThat(ben.locator("li.comment .gone")).hasCount(1);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptOneReadsPostsAndReads() {
        try (var context = CHROMIUM.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            TOWN.one().api().post("/comments", new JsonObject("""
                            {"site": "demo", "discussion": {"key": "no-script"}, "text": "hello",
                             "author": {"name": "Ida Sommer", "email": "ida@example.org"}}""")).expect(201);
            var page = context.newPage();
            page.navigate(TOWN.one().address() + "/demo/" + Town.discussion("demo", "no-script"));
            write(page, "Ana Reis", "Nothing to run here.");
            assertThat(page.locator("#comment-2 .body")).hasText("Nothing to run here.");
        }
    }

    private Page open(BrowserContext context, String address) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
        page.waitForFunction("() => customElements.get('parley-comments')");
        page.locator("parley-comments").scrollIntoViewIfNeeded();
        return page;
    }

    private static void write(Page page, String name, String text) {
        field(page, "text").fill(text);
        field(page, "name").fill(name);
        field(page, "email").fill("someone@example.org");
        page.locator(".send button").click();
    }

    private static Locator field(Page page, String name) {
        return page.locator("form.reply [name=" + name + "]:not(button)");
    }
}
