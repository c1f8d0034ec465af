package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.rig.Authenticator;
import parley.rig.Chromium;
import parley.rig.Colleague;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** The newsroom's pages in a real browser, which takes the cookie on plain HTTP from this machine alone. */
class StaffPagesTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final List<String> PAGES =
            List.of("/console/account", "/console/account/second-step", "/console/staff", "/console/keys");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static Node node;

    @BeforeAll
    static void wake() {
        node = Node.on(
                DATABASE.url(),
                Map.of("PARLEY_OWNER_MAIL", "olga@example.org", "PARLEY_OWNER_PASSWORD", Colleague.PASSWORD));
        Colleague.invited(node, DATABASE, "mona@example.org", "moderator", "demo");
        Colleague.invited(node, DATABASE, "tom@example.org", "moderator", "");
    }

    @AfterAll
    static void sleep() {
        node.close();
    }

    private static String home() {
        return "http://localhost:" + node.address().getPort();
    }

    private static Page signedIn(BrowserContext context, String mail, String to) {
        var page = context.newPage();
        page.navigate(home() + to);
        assertThat(page.url()).contains("/console/sign-in?to=");
        page.locator("#mail").fill(mail);
        page.locator("#password").fill(Colleague.PASSWORD);
        page.locator("main button").click();
        return page;
    }

    @Test
    void oneSignsInWithoutScriptsAndComesWhereOneWanted() {
        try (var context = CHROMIUM.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            var page = signedIn(context, "olga@example.org", "/console/staff");
            assertThat(page.url()).isEqualTo(home() + "/console/staff");
            var cookie = context.cookies().stream()
                    .filter(one -> one.name.equals("__Host-parley"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.secure).isTrue();
            page.locator("header button").click();
            assertThat(page.url()).isEqualTo(home() + "/console/sign-in");
            assertThat(context.cookies()).noneMatch(one -> one.name.equals("__Host-parley"));
            page.navigate(home() + "/console/staff");
            assertThat(page.url()).contains("/console/sign-in");
        }
    }

    @Test
    void aSecondStepIsSetUpAndAskedForWithoutScripts() {
        try (var context = CHROMIUM.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            var page = signedIn(context, "tom@example.org", "/console/account/second-step");
            var secret = page.locator("input[name=secret]").getAttribute("value");
            long step = Instant.now().getEpochSecond() / 30;
            page.locator("#code").fill(Authenticator.code(secret, step - 1));
            page.locator("#current").fill(Colleague.PASSWORD);
            page.locator("main button").click();
            assertThat(page.locator(".once li").count()).isEqualTo(10);
            var recovery = page.locator(".once li").first().textContent();
            page.locator("header button").click();
            page.locator("#mail").fill("tom@example.org");
            page.locator("#password").fill(Colleague.PASSWORD);
            page.locator("main button").click();
            page.locator("#code").fill(recovery);
            page.locator("main button").click();
            assertThat(page.context().cookies()).anyMatch(one -> one.name.equals("__Host-parley"));
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en, 1000", "DARK, de, 1000", "LIGHT, ar, 360", "DARK, fr, 360"})
    void axeFindsNoBarriersAndNothingStandsOut(ColorScheme scheme, String lang, int width) {
        var options =
                new NewContextOptions().setColorScheme(scheme).setLocale(lang).setViewportSize(width, 800);
        try (var context = CHROMIUM.browser().newContext(options)) {
            var page = context.newPage();
            page.navigate(home() + "/console/sign-in");
            check(page, "sign-in-" + lang);
            page.close();
            page = signedIn(context, "olga@example.org", "/console/account");
            for (var path : PAGES) {
                page.navigate(home() + path);
                page.locator("details").all().forEach(one -> one.evaluate("details => details.open = true"));
                check(page, path.substring("/console/".length()).replace('/', '-') + "-" + lang);
            }
        }
    }

    private static void check(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("staff-" + name + ".png")));
        var found = new AxeBuilder(page).analyze();
        assertThat(found.getPasses()).as(name).hasSizeGreaterThan(5);
        assertThat(found.getViolations().stream().map(rule -> rule.getId() + " " + rule.getNodes()))
                .as(name)
                .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name)
                .isLessThanOrEqualTo(0);
    }
}
