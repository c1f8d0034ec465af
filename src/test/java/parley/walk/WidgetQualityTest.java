package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** For everybody, everywhere: assistive technology, keyboards, small screens, other directions, and pages that shift. */
class WidgetQualityTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String KEY = "quality";
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Of Cumulative Layout Shift; 0.1 is what browsers' makers call good. */
    private static final double SHIFT = 0.02;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        var root =
                guest("Marta Quillfeather").says(KEY, "Who clears the *snow*? See [the tender](https://example.org/).");
        var reply = guest("Piers Adeyemi").replies(KEY, root, "> snow\n\nThe council, it says.");
        guest("Ruta Brandvold").replies(KEY, reply, "`It` says many things.");
        guest("Yusra Hadad").says(KEY, "Nineteen months for a footing.");
        TOWN.other().api().put(root.path() + "/reactions/love").expect(200);
    }

    private static Guest guest(String name) {
        return Guest.on(TOWN.other(), name);
    }

    private static Browser.NewContextOptions window(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 900);
    }

    private static Page open(HostPage host, String attributes) {
        var page = host.open(KEY, attributes, "<main><h1>An article</h1><p>Text.</p></main>", "");
        assertThat(page.locator("#comment-1")).isVisible();
        assertThat(page.locator(".parley.awake")).isVisible();
        return page;
    }

    private static void openEverything(Page page) {
        page.locator("#comment-2 .answer").click();
        assertThat(page.locator(".tools")).isVisible();
        page.locator("#comment-1 [data-act=react]:not([value]), #comment-1 .feel")
                .first()
                .click();
        assertThat(page.locator(".picker")).isVisible();
        page.locator("#comment-4 [data-act=report]").evaluate("button => button.click()");
        assertThat(page.locator(".reporting")).isVisible();
    }

    private static List<String> barriers(Page page) {
        var found =
                new AxeBuilder(page).withTags(TAGS).include("parley-comments").analyze();
        assertThat(found.getPasses()).as("axe looks into the shadow root").hasSizeGreaterThan(10);
        return found.getViolations().stream().map(WidgetQualityTest::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en", "DARK, en", "LIGHT, ar", "DARK, ar"})
    void axeFindsNoBarriers(ColorScheme scheme, String lang) {
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), window(1000).setColorScheme(scheme))) {
            var page = open(host, "lang=\"" + lang + "\"");
            openEverything(page);
            assertThat(host.complaints())
                    .as("before axe, which complains of its own")
                    .isEmpty();
            assertThat(barriers(page)).isEmpty();
            page.reload();
            assertThat(page.locator("#comment-1")).isVisible();
            assertThat(barriers(page)).isEmpty();
        }
    }

    @Test
    void axeWouldFindOne() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = open(host, "");
            page.locator(".reply label").first().evaluate("label => label.remove()");
            assertThat(barriers(page)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void nothingStandsOutOfASmallScreen(String lang) {
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), window(320))) {
            var page = open(host, "lang=\"" + lang + "\"");
            openEverything(page);
            everythingStandsInside(page);
            shoot(page, "phone-320-" + lang);
        }
    }

    /** What a browser does on a screen of 1280 by 900: half the room, and two dots for one (WCAG 2.2, 1.4.4). */
    @Test
    void nothingStandsOutAtTwiceTheSize() {
        var zoomed = new Browser.NewContextOptions().setViewportSize(640, 450).setDeviceScaleFactor(2);
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), zoomed)) {
            var page = open(host, "");
            openEverything(page);
            everythingStandsInside(page);
            assertThat(page.locator(".send button")).isVisible();
            shoot(page, "zoom-200");
        }
    }

    private static void everythingStandsInside(Page page) {
        var outside = page.evaluate("""
                () => [...document.querySelector('parley-comments').shadowRoot.querySelectorAll('*')]
                  .filter(each => !each.closest('.unseen') && each.getClientRects().length)
                  .filter(each => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1 })
                  .map(each => each.outerHTML.slice(0, 120))""");
        assertThat((List<?>) outside).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNoBarriersInTheBell(ColorScheme scheme) {
        var key = "quality-bell-" + scheme;
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), window(1000).setColorScheme(scheme))) {
            var page = Ana.opens(host, key);
            Ana.text(page).fill("Will anybody answer?");
            Ana.signs(page);
            page.locator(".reply [type=submit]").click();
            guest("Yusra Hadad").replies(key, page.locator("#comment-1").getAttribute("data-id"), "I do.");
            assertThat(page.locator(".ring .n")).hasText("1");
            page.locator(".ring").click();
            assertThat(page.locator(".news-list .unread")).isVisible();
            shoot(page, "bell-" + scheme);
            assertThat(barriers(page)).isEmpty();
            page.locator(".news-list .unread a").evaluate("link => link.textContent = ''");
            assertThat(barriers(page)).as("axe looks into the list").isNotEmpty();
        }
    }

    @Test
    void arabicRunsFromRightToLeft() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other(), window(800))) {
            var page = open(host, "lang=\"ar\"");
            assertThat(page.locator(".parley")).hasCSS("direction", "rtl");
            var name = page.locator("#comment-1 .author").boundingBox();
            var deeper = page.locator("#comment-2 .author").boundingBox();
            assertThat(name.x + name.width).isGreaterThan(600);
            assertThat(deeper.x + deeper.width).isLessThan(name.x + name.width - 10);
            shoot(page, "arabic");
        }
    }

    @Test
    void thePageBelowHardlyMoves() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = host.open(KEY, "min-height=\"30em\"", "<h1>An article</h1><p>Text.</p>", "");
            page.evaluate("""
                    window.shift = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(each => shift += each.value))
                      .observe({type: 'layout-shift', buffered: true});""");
            assertThat(page.locator("#comment-1")).isVisible();
            guest("Jonah Pell").says(KEY, "A bicycle stand?");
            assertThat(page.locator(".pill")).isVisible();
            assertThat(((Number) page.evaluate("shift")).doubleValue()).isLessThanOrEqualTo(SHIFT);
        }
    }

    @Test
    void everythingIsReachedByKeyboardAlone() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = open(host, "");
            page.locator("#comment-4 .answer").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".writing textarea")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#comment-4 .answer")).isFocused();
            page.locator("#comment-1 .fold").focus();
            page.keyboard().press("Space");
            assertThat(page.locator("#comment-2")).isHidden();
            page.keyboard().press("Space");
            assertThat(page.locator("#comment-2")).isVisible();
            var reached = page.evaluate("""
                    () => [...document.querySelector('parley-comments').shadowRoot.querySelectorAll('[data-act]')]
                      .filter(each => each.getClientRects().length && each.tabIndex < 0).length""");
            assertThat(reached).isEqualTo(0);
        }
    }

    @Test
    void aHostsShortcutsDoNotFireWhileSomebodyWrites() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = open(host, "");
            page.evaluate("window.pressed = 0; document.addEventListener('keydown', () => pressed++)");
            page.locator(".reply textarea").pressSequentially("jk");
            assertThat(page.evaluate("pressed")).isEqualTo(0);
        }
    }

    @Test
    void atFirstOnlyTheCoreIsLoaded() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = open(host, "");
            @SuppressWarnings("unchecked")
            var loaded = (List<String>) page.evaluate("""
                    () => performance.getEntriesByType('resource').map(each => new URL(each.name).pathname)
                      .filter(path => path.startsWith('/parley'))""");
            assertThat(loaded)
                    .containsExactlyInAnyOrder(
                            "/parley.js",
                            "/parley/live.js",
                            "/parley/thread.js",
                            "/parley/html.js",
                            "/parley/times.js",
                            "/parley.css");
        }
    }

    private static void shoot(Page page, String name) {
        var file = java.nio.file.Path.of("target", "screenshots", "widget-" + name.toLowerCase(Locale.ROOT) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
