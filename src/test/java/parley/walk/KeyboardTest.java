package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** A whole visit by somebody who has no mouse: Tab, Enter, Space and Escape alone, and always a ring to see where. */
class KeyboardTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String KEY = "quality-keys";

    private static Guest guest(String name) {
        return Guest.on(TOWN.other(), name);
    }

    @Test
    void aWholeVisitTakesNothingButKeys() {
        var root = guest("Marta Quillfeather").says(KEY, "Who clears the snow?");
        guest("Piers Adeyemi").replies(KEY, root, "The council.");
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = host.open(KEY);
            assertThat(page.locator(".parley.awake #comment-2")).isVisible();
            tabTo(page, "#comment-1 .votes [value='1']", "Enter");
            assertThat(page.locator("#comment-1 .votes [value='1']")).hasAttribute("aria-pressed", "true");
            reply(page);
            report(page);
            hear(page);
            tabTo(page, "#comment-1 .fold", "Enter");
            assertThat(page.locator("#comment-2")).isHidden();
            assertThat(host.complaints()).isEmpty();
        }
    }

    private static void reply(Page page) {
        var keys = page.keyboard();
        tabTo(page, "#comment-1 .answer", "Enter");
        assertThat(page.locator(".writing textarea")).isFocused();
        keys.type("And the *lamps*?");
        tabTo(page, ".writing [name=name]", "Shift+Home");
        keys.type("Ana Reis");
        tabTo(page, ".writing [name=email]", "Shift+Home");
        keys.type("ana@example.org");
        tabTo(page, ".writing [type=submit]", "Enter");
        assertThat(page.locator("#comment-3 .body em")).hasText("lamps");
    }

    private static void report(Page page) {
        var keys = page.keyboard();
        tabTo(page, "#comment-2 summary", "Enter");
        tabTo(page, "#comment-2 [data-act=report]", "Enter");
        assertThat(page.locator(".reporting [type=radio]").first()).isFocused();
        keys.press("Space");
        tabTo(page, ".reporting [name=detail]", "Home");
        keys.type("Again.");
        tabTo(page, ".reporting button:not(.quiet)", "Enter");
        assertThat(page.locator(".reporting")).hasCount(0);
        assertThat(page.locator("#comment-2 summary")).isFocused();
    }

    private static void hear(Page page) {
        var keys = page.keyboard();
        guest("Piers Adeyemi").replies(KEY, page.locator("#comment-3").getAttribute("data-id"), "Ask them.");
        assertThat(page.locator(".ring .n")).hasText("1");
        tabTo(page, ".ring", "Enter");
        assertThat(page.locator(".news-list .unread")).isVisible();
        keys.press("Tab");
        keys.press("Escape");
        assertThat(page.locator(".news-list")).isHidden();
        assertThat(page.locator(".ring")).isFocused();
    }

    /** As often as it takes, and around the page if need be; whatever has the focus must show it. */
    private static void tabTo(Page page, String css, String press) {
        var reached = page.locator(css + ":focus");
        for (int i = 0; i < 120 && reached.count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(css)).isFocused();
        var outline = page.locator(css).evaluate("each => getComputedStyle(each).outlineStyle");
        assertThat(outline).as("a ring around %s", css).isNotEqualTo("none");
        page.keyboard().press(press);
    }
}
