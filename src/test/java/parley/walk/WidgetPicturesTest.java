package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** The widget to look at, in the states that people see it in: target/screenshots/widget-*.png. */
class WidgetPicturesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String KEY = "pictures";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        talk();
    }

    private static Guest guest(String name) {
        return Guest.on(TOWN.other(), name);
    }

    private static void talk() {
        var first = guest("Marta Quillfeather")
                .says(
                        KEY,
                        "I crossed it every morning for eleven years. Nobody who has pushed a pram along the ring road"
                                + " in January will miss the cars.\n\nTwo questions for the council:\n\n- who clears the"
                                + " snow, and when?\n- will the *lamps* stay on after midnight?");
        var second = guest("Piers Adeyemi")
                .replies(
                        KEY,
                        first,
                        "> Nobody will miss the cars\n\nI will. A third of my trade came over that bridge.");
        var third = guest("Ruta Brandvold")
                .replies(KEY, second, "And two thirds did not. Come and see the queue at eight.");
        var fourth = guest("Ines Okafor")
                .replies(KEY, third, "Figures every quarter, says the council. **Let us wait** for them.");
        var fifth = guest("Bo Lindqvist").replies(KEY, fourth, "Who counts?");
        var sixth = guest("Ines Okafor")
                .replies(
                        KEY,
                        fifth,
                        "A student, with a clicker. See [the minutes](https://ellerford.example.org/minutes).");
        guest("Bo Lindqvist").replies(KEY, sixth, "Then I trust it more than the last count.");
        guest("Tomasz Wren").replies(KEY, first, "The lamps stay on, it was in the tender.");
        var closing = guest("Yusra Hadad")
                .says(KEY, "Nineteen months for a footing. The Romans did the whole bridge in two summers.");
        guest("Jonah Pell").says(KEY, "Will there be a place to leave a bicycle at the south end?");
        TOWN.other()
                .api()
                .put(first.path() + "/vote", new JsonObject().put("value", 1))
                .expect(200);
        TOWN.other().api().put(first.path() + "/reactions/love").expect(200);
        TOWN.other().api().put(closing.path() + "/reactions/laugh").expect(200);
    }

    private Page open(HostPage host, String attributes) {
        var page = host.open(KEY, attributes, "", "");
        try {
            page.waitForSelector("li.comment");
        } catch (RuntimeException e) {
            System.out.println("COMPLAINTS " + host.complaints());
            throw e;
        }
        page.waitForFunction("() => document.querySelector('parley-comments').thread");
        return page;
    }

    private static void shoot(Page page, String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name)
                .isLessThanOrEqualTo(0);
        var file = Path.of("target", "screenshots", "widget-" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private static Browser.NewContextOptions size(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 900);
    }

    @Test
    void lightAndDark() {
        for (var scheme : ColorScheme.values()) {
            try (var host = HostPage.in(CHROMIUM, TOWN.other(), size(800).setColorScheme(scheme))) {
                if (scheme != ColorScheme.NO_PREFERENCE) {
                    shoot(open(host, ""), scheme.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
    }

    @Test
    void onPhones() {
        for (int width : new int[] {320, 390}) {
            try (var host = HostPage.in(CHROMIUM, TOWN.other(), size(width))) {
                shoot(open(host, ""), "phone-" + width);
            }
        }
    }

    @Test
    void withNewsAPaletteAndSomebodyMuted() {
        for (var lang : new String[] {"en", "de", "ar"}) {
            var scheme = lang.equals("de") ? ColorScheme.DARK : ColorScheme.LIGHT;
            try (var host = HostPage.in(CHROMIUM, TOWN.other(), size(320).setColorScheme(scheme))) {
                var page = open(host, "lang=" + lang);
                page.locator("#comment-2 .menu summary").click();
                page.locator("#comment-2 [data-act=mute]").click();
                guest("Nils Ahrend").says(KEY, "And the handrail?");
                assertThat(page.locator(".pill")).isVisible();
                page.locator("#comment-1 .feel").click();
                assertThat(page.locator(".picker")).isVisible();
                shoot(page, "news-" + lang);
            }
        }
    }

    @Test
    void withTheComposerOpen() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), size(800))) {
            var page = open(host, "");
            page.locator("li.comment .answer").nth(1).click();
            assertThat(page.locator(".tools")).isVisible();
            page.locator("textarea").fill("Half **written**, and\n> quoted");
            page.locator("li.comment .menu summary").nth(3).click();
            page.locator("li.comment [data-act=report]").nth(3).click();
            assertThat(page.locator(".reporting input").first()).isFocused();
            page.locator("li.comment .feel").first().click();
            assertThat(page.locator(".picker")).isVisible();
            shoot(page, "composer");
        }
    }
}
