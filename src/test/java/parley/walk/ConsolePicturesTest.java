package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.rig.Chromium;

/** The console as it looks, and to assistive technology: light, dark, on a phone, from right to left. */
class ConsolePicturesTest {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Newsdesk desk;

    @BeforeAll
    static void fill() {
        desk = new Newsdesk(CHROMIUM);
        desk.fill();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static List<String> barriers(Page page) {
        var found = new AxeBuilder(page).withTags(TAGS).analyze();
        assertThat(found.getPasses()).hasSizeGreaterThan(10);
        return found.getViolations().stream().map(ConsolePicturesTest::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static void look(Page page, String name, String path) {
        page.navigate(desk.address(path));
        Newsdesk.shootAll(page, name);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name)
                .isEqualTo(0);
        assertThat(desk.complaints())
                .as("before axe, which complains of its own")
                .isEmpty();
        assertThat(barriers(page)).as(name).isEmpty();
    }

    private static void tryPolicy(Page page, String name) {
        page.navigate(desk.address("/console/policy?site=" + Newsdesk.SITE));
        page.locator("#suspectWords").fill("ferry\ncasino");
        page.locator("[formaction]").click();
        page.locator("#preview .changes").waitFor();
        Newsdesk.shootAll(page, name);
        assertThat(barriers(page)).as(name).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void wide(ColorScheme scheme) {
        var name = scheme.name().toLowerCase(Locale.ROOT);
        var page = desk.enter(desk.window(1280, 860).setColorScheme(scheme));
        var open = desk.waiting().getFirst().id();
        look(page, name, "/console/queue/pending?open=" + open);
        look(page, name + "-reported", "/console/queue/reported");
        look(page, name + "-spam", "/console/queue/spam");
        look(page, name + "-statistics", "/console/statistics?days=30");
        look(page, name + "-audit", "/console/audit");
        tryPolicy(page, name + "-policy");
        page.navigate(desk.address("/console/queue/pending"));
        page.keyboard().press("?");
        page.locator("#keys[open]").waitFor();
        Newsdesk.shoot(page, name + "-keys");
        assertThat(barriers(page)).isEmpty();
        page.context().close();
    }

    @Test
    void phone() {
        var page = desk.enter(desk.window(360, 740));
        look(page, "phone", "/console/queue/pending");
        look(
                page,
                "phone-comment",
                "/console/queue/pending?open=" + desk.waiting().getFirst().id());
        look(page, "phone-statistics", "/console/statistics");
        look(page, "phone-audit", "/console/audit");
        tryPolicy(page, "phone-policy");
        page.context().close();
    }

    @Test
    void fromRightToLeft() {
        var page = desk.enter(desk.window(1280, 860).setLocale("ar"));
        look(
                page,
                "arabic",
                "/console/queue/pending?open=" + desk.waiting().getFirst().id());
        page.context().close();
    }

    @Test
    void axeWouldFindABarrier() {
        var page = desk.enter(desk.window(1280, 860));
        page.locator(".tick input").first().evaluate("box => box.removeAttribute('aria-label')");
        page.locator("html").evaluate("html => html.removeAttribute('lang')");
        assertThat(barriers(page)).hasSizeGreaterThanOrEqualTo(2);
        page.context().close();
    }
}
