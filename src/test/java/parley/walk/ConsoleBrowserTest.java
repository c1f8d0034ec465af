package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;

/** The console in a real browser: by keyboard alone, with scripts off, and under its strict policy with a silent console. */
class ConsoleBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Newsdesk desk;

    @BeforeEach
    void open() {
        desk = new Newsdesk(CHROMIUM);
        desk.fill();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Page enter() {
        return desk.enter(desk.window(1280, 860));
    }

    private static Locator row(Page page, Guest.Said said) {
        return page.locator("#row-" + said.id());
    }

    private static Locator line(Page page, Guest.Said said) {
        return row(page, said).locator(".line");
    }

    private String status(Guest.Said said) {
        return desk.node()
                .administrator()
                .get("/moderation/comments/" + said.id())
                .expect(200)
                .comment()
                .getString("status");
    }

    private Guest.Said waiting(int at) {
        return desk.waiting().get(at);
    }

    @Test
    void aQueueIsWorkedThroughByKeysAlone() {
        var page = enter();
        page.keyboard().press("j");
        assertThat(line(page, waiting(0))).isFocused();
        assertThat(page.locator("#pane[data-id='" + waiting(0).id() + "']")).isVisible();
        assertThat(page.locator("#pane .above li")).hasCount(2);
        page.keyboard().press("r");
        assertThat(row(page, waiting(0))).hasCount(0);
        assertThat(page.locator("#status")).hasText("Rejected. 4 left.");
        assertThat(line(page, waiting(1))).isFocused();
        assertThat(page.locator("#pane[data-id='" + waiting(1).id() + "']")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("^\\(4\\) "));
        page.keyboard().press("a");
        assertThat(page.locator("#status")).hasText("Approved. 3 left.");
        assertThat(page.locator("#pane[data-id='" + waiting(2).id() + "']")).isVisible();
        page.keyboard().press("s");
        assertThat(page.locator("#status")).hasText("Marked as spam. 2 left.");
        assertThat(line(page, waiting(3))).isFocused();
        assertThat(status(waiting(0))).isEqualTo("rejected");
        assertThat(status(waiting(1))).isEqualTo("published");
        assertThat(status(waiting(2))).isEqualTo("spam");
        Newsdesk.shoot(page, "toast");
        page.keyboard().press("u");
        assertThat(row(page, waiting(2))).isVisible();
        assertThat(page.locator("#status")).hasText("Undone.");
        assertThat(status(waiting(2))).isEqualTo("pending");
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void manyAreDecidedAtOnce() {
        var page = enter();
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("Shift+J");
        assertThat(page.locator("#bulk .selected")).hasText("2 selected");
        Newsdesk.shoot(page, "selection");
        page.keyboard().press("s");
        assertThat(page.locator("#status")).hasText("Marked as spam (2). 3 left.");
        assertThat(line(page, waiting(2))).isFocused();
        assertThat(page.locator("#bulk .bar")).isHidden();
        assertThat(status(waiting(0)) + status(waiting(1))).isEqualTo("spamspam");
        page.keyboard().press("u");
        assertThat(page.locator("#bulk .row")).hasCount(5);
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void everyQueueIsReachedAndDecidedInByTabAndEnter() {
        var page = enter();
        for (var queue : List.of("reported", "published", "rejected", "pending", "spam")) {
            page.navigate(desk.address("/console/queue/" + queue));
            int left = page.locator("#bulk .row").count();
            tabTo(page, "#bulk .line");
            page.keyboard().press("Enter");
            assertThat(page.locator("#pane")).isFocused();
            tabTo(page, "#decide [value=" + decision(queue) + "]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#status")).containsText(" left.");
            if (left > 1) {
                assertThat(page.locator("#bulk .row")).hasCount(left - 1);
            } else {
                assertThat(page.locator(".empty")).isVisible();
            }
        }
        assertThat(desk.complaints()).isEmpty();
    }

    private static String decision(String queue) {
        return switch (queue) {
            case "published" -> "reject";
            case "pending" -> "spam";
            default -> "approve";
        };
    }

    private static void tabTo(Page page, String selector) {
        for (int step = 0; step < 60; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("no tab stop: " + selector);
    }

    @Test
    void keysAreNothingWhileSomebodyTypesAndCanBeChangedOrSwitchedOff() {
        var page = enter();
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("jars and rusks");
        assertThat(page.locator("#search")).hasValue("jars and rusks");
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        page.locator("[data-deed=next]").fill("n");
        page.locator("#keys button[type=submit]").click();
        page.keyboard().press("j");
        assertThat(page.locator("#bulk .line:focus")).hasCount(0);
        page.keyboard().press("n");
        assertThat(line(page, waiting(0))).isFocused();
        page.reload();
        page.keyboard().press("?");
        page.locator("#keys-on").uncheck();
        page.locator("#keys button[type=submit]").click();
        page.keyboard().press("n");
        assertThat(page.locator("#bulk .line:focus")).hasCount(0);
        line(page, waiting(0)).focus();
        page.keyboard().press("ArrowDown");
        assertThat(line(page, waiting(1))).isFocused();
    }

    @Test
    void twoWhoDecideAreToldOfEachOther() {
        var page = enter();
        line(page, waiting(0)).click();
        assertThat(page.locator("#pane .deed").first()).isVisible();
        desk.node()
                .administrator()
                .put("/moderation/comments/" + waiting(0).id() + "/decision", new JsonObject().put("decision", "spam"))
                .expect(200);
        page.locator("#decide [value=approve]").click();
        assertThat(page.locator("#toast .wrong")).containsText("changed since you looked");
        assertThat(status(waiting(0))).isEqualTo("spam");
    }

    @Test
    void whatIsNewComesAsAButtonAndMovesNothing() {
        var page = enter();
        desk.more(2);
        page.evaluate("htmx.ajax('GET', document.querySelector('#news').getAttribute('hx-get'), {swap: 'none'})");
        assertThat(page.locator(".pill")).hasText("2 new");
        assertThat(page.locator("#bulk .row")).hasCount(5);
        page.locator(".pill").click();
        assertThat(page.locator("#bulk .row")).hasCount(7);
    }

    @Test
    void aLongQueueIsPagedForthAndBack() {
        desk.more(50);
        var page = enter();
        assertThat(page.locator("#bulk .row")).hasCount(50);
        page.locator("[rel=next]").click();
        assertThat(page.locator("#bulk .row")).hasCount(5);
        page.locator("[rel=prev]").click();
        assertThat(row(page, waiting(0))).isVisible();
        assertThat(page.locator("[rel=prev]")).hasCount(0);
    }

    @Test
    void everythingWorksWithScriptsOff() {
        var page = desk.enter(desk.window(1280, 860).setJavaScriptEnabled(false));
        line(page, waiting(0)).click();
        page.locator("#decide summary").click();
        page.locator("#reason").fill("not about the bridge");
        page.locator("#decide [value=reject]").click();
        assertThat(page.locator("#toast")).containsText("Rejected.");
        assertThat(row(page, waiting(0))).hasCount(0);
        Newsdesk.shoot(page, "without-scripts");
        page.locator("#toast button").click();
        assertThat(row(page, waiting(0))).isVisible();
        row(page, waiting(1)).locator("input").check();
        row(page, waiting(2)).locator("input").check();
        page.locator("#bulk .bar [value=spam]").click();
        assertThat(page.locator("#toast")).containsText("Marked as spam (2).");
        assertThat(status(waiting(1)) + status(waiting(2))).isEqualTo("spamspam");
        page.navigate(desk.address("/console/queue/pending?open=" + waiting(0).id()));
        page.locator(".place button").click();
        assertThat(page.locator(".place button")).hasText("Reopen the discussion");
        page.locator(".redact summary").click();
        page.locator("#redaction").fill("Minutes! And everybody knows it.");
        page.locator(".redact button").click();
        assertThat(page.locator("#toast")).containsText("Redacted.");
        page.navigate(desk.address("/console/policy?site=" + Newsdesk.SITE));
        page.locator("#bannedWords").fill("ferry");
        page.locator("[formaction]").click();
        assertThat(page.locator("#preview .changes li")).not().hasCount(0);
        page.locator("#policy [type=submit]").last().click();
        assertThat(page.locator(".banner")).hasText("Saved.");
    }

    @Test
    void aPhoneShowsOneThingAtATime() {
        var page = desk.enter(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
        line(page, waiting(0)).tap();
        assertThat(page.locator("#pane")).isVisible();
        assertThat(page.locator("#bulk")).isHidden();
        page.locator("#decide [value=spam]").tap();
        assertThat(page.locator("#bulk")).isVisible();
        assertThat(row(page, waiting(0))).hasCount(0);
        Newsdesk.shoot(page, "phone-toast");
        assertThat(desk.complaints()).isEmpty();
    }
}
