package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** Writing, in an article of another origin. */
class WritingWidgetTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Chromium chromium;
    private HostPage host;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openHost() {
        host = HostPage.in(chromium, TOWN.other());
    }

    @AfterEach
    void leave() {
        host.close();
    }

    private static Guest ida() {
        return Guest.on(TOWN.one(), "Ida Sommer");
    }

    private Page read(String key) {
        var page = host.open(key);
        assertThat(page.locator(".parley.awake")).isVisible();
        page.locator(".reply textarea").click();
        assertThat(page.locator(".reply .tools")).isVisible();
        return page;
    }

    private static void sign(Page page) {
        page.locator(".reply input[name=name]").fill("Ana Reis");
        page.locator(".reply [name=email]").fill("ana@example.org");
    }

    private static Locator text(Page page) {
        return page.locator(".reply textarea");
    }

    @Test
    void whatIsPostedStandsThereAtOnceAndIsReplacedByWhatTheServerSays() {
        var page = read("optimistic");
        var held = new ArrayList<Route>();
        page.route("**/api/v1/comments", held::add);
        text(page).fill("Hello **you**");
        sign(page);
        text(page).press("Control+Enter");
        assertThat(page.locator("li.sending")).hasAttribute("aria-busy", "true");
        assertThat(page.locator("li.sending .body")).hasText("Hello **you**");
        assertThat(text(page)).hasValue("");
        held.getFirst().resume();
        assertThat(page.locator("li.comment .body strong")).hasText("you");
        assertThat(page.locator("li.comment")).hasCount(1);
        assertThat(page.locator("li.comment")).isFocused();
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page.locator(".status")).hasText("Your comment is published.");
        page.reload();
        assertThat(page.locator("li.comment")).hasCount(1);
        text(page).click();
        assertThat(page.locator(".reply input[name=name]")).hasValue("Ana Reis");
        assertThat(text(page)).hasValue("");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whatIsRefusedComesBackIntoTheSameBoxWithTheReason() {
        ida().says("refused", "First");
        var page = read("refused");
        page.locator("#comment-1 .answer").click();
        text(page).fill("x".repeat(5_200));
        assertThat(page.locator(".left")).hasText("200 characters too many");
        sign(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("[data-for=text]")).containsText("at most 5000");
        assertThat(page.locator(".writing textarea")).hasValue("x".repeat(5_200));
        assertThat(page.locator(".writing textarea")).isFocused();
        assertThat(page.locator("li.sending")).hasCount(0);
    }

    @Test
    void aLostConnectionLosesNothing() {
        ida().says("offline", "First");
        var page = read("offline");
        page.context().setOffline(true);
        text(page).fill("Written in a tunnel");
        sign(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator(".reply > .error"))
                .hasText("The server could not be reached. Nothing you wrote is lost; please try again.");
        assertThat(text(page)).hasValue("Written in a tunnel");
        page.context().setOffline(false);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("#comment-2 .body")).hasText("Written in a tunnel");
    }

    @Test
    void draftsSurviveAReloadEachInItsPlace() {
        ida().says("drafts", "First");
        var page = read("drafts");
        text(page).fill("A root, half written");
        page.locator("#comment-1 .answer").click();
        assertThat(text(page)).hasValue("");
        text(page).fill("A reply, half written");
        page.reload();
        assertThat(page.locator(".writing textarea")).hasValue("A reply, half written");
        page.locator(".cancel a").click();
        assertThat(text(page)).hasValue("A root, half written");
        assertThat(page.locator("#comment-1 .answer")).isFocused();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void theToolbarWritesMarkdown() {
        var page = read("toolbar");
        text(page).fill("bold\nquoted");
        text(page).evaluate("field => field.setSelectionRange(0, 4)");
        text(page).press("Control+b");
        assertThat(text(page)).hasValue("**bold**\nquoted");
        text(page).evaluate("field => field.setSelectionRange(10, 10)");
        page.locator(".tools button").first().focus();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        assertThat(text(page)).hasValue("**bold**\n> quoted");
        text(page).press("Control+z");
        assertThat(text(page)).hasValue("**bold**\nquoted");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void votesAndReactionsAreShownAtOnceAndTakenBackWithAWord() {
        ida().says("feelings", "First");
        var page = read("feelings");
        var up = page.locator("#comment-1 .votes button").first();
        up.click();
        assertThat(up.locator(".up")).hasText("1");
        assertThat(up).hasAttribute("aria-pressed", "true");
        page.locator("#comment-1 .feel").click();
        page.locator(".picker [value=laugh]").click();
        var laugh = page.locator("#comment-1 .reactions [value=laugh]");
        assertThat(laugh).hasAttribute("aria-pressed", "true");
        assertThat(laugh.locator(".many")).hasText("1");
        assertThat(host.complaints()).isEmpty();
        page.route("**/vote", route -> route.abort());
        up.click();
        assertThat(page.locator(".status")).containsText("could not be reached");
        assertThat(up.locator(".up")).hasText("1");
        assertThat(up).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theHostHearsWhatItsReaderDoes() {
        var page = read("heard");
        page.evaluate("""
                window.heard = [];
                for (const name of ['comment-created', 'voted', 'count', 'error', 'login-wanted']) {
                  addEventListener('parley:' + name, event => heard.push(name + ' ' + JSON.stringify(event.detail.count ?? event.detail.value ?? '')));
                }""");
        text(page).fill("Hello");
        sign(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("#comment-1")).isFocused();
        page.locator("#comment-1 .votes button").first().click();
        page.waitForFunction("() => heard.includes('voted 1')");
        page.evaluate("document.querySelector('parley-comments').login()");
        @SuppressWarnings("unchecked")
        var heard = (List<String>) page.evaluate("window.heard");
        assertThat(heard).contains("comment-created \"\"", "count 1", "voted 1", "login-wanted \"\"");
        assertThat(page.evaluate("Object.values(localStorage).join()").toString())
                .contains("\"guest\"");
        page.evaluate("document.querySelector('parley-comments').logout()");
        assertThat(page.evaluate("Object.values(localStorage).join()").toString())
                .doesNotContain("\"guest\"");
    }

    @Test
    void aReplyRingsOnAnotherPageAndLeadsToItself() {
        var page = read("bell");
        text(page).fill("Will anybody answer?");
        sign(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("#comment-1")).isFocused();
        assertThat(page.locator(".ring")).isVisible();
        var elsewhere = host.open("bell-elsewhere");
        assertThat(elsewhere.locator(".ring")).isVisible();
        var id = page.locator("#comment-1").getAttribute("data-id");
        ida().replies("bell", id, "I do.");
        assertThat(elsewhere.locator(".ring .n")).hasText("1");
        elsewhere.locator(".ring").click();
        assertThat(elsewhere.locator(".news-list .unread")).containsText("Ida Sommer replied to you");
        assertThat(elsewhere.locator(".news-list .excerpt")).hasText("I do.");
        assertThat(elsewhere.locator(".news-list a")).hasAttribute("href", Pattern.compile(".*/host/bell#comment-2"));
        elsewhere.locator(".news-list .quiet").click();
        assertThat(elsewhere.locator(".ring .n")).hasText("");
        assertThat(page.locator(".ring .n")).hasText("");
        assertThat(host.complaints()).isEmpty();
    }

    private Page wrote(String key, String text) {
        var page = read(key);
        text(page).fill(text);
        sign(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("li.mine")).hasCount(1);
        return page;
    }

    @Test
    void aPreviewShowsWhatWillStandThere() {
        var page = read("preview");
        text(page).fill("Some *emphasis*");
        page.locator(".previewing").click();
        assertThat(page.locator(".preview em")).hasText("emphasis");
        page.locator(".previewing").click();
        assertThat(text(page)).isFocused();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void onesOwnCanBeEditedWhileTheCountdownRuns() {
        var page = wrote("editing", "Helo");
        page.locator("li.mine [data-act=edit]").click();
        var field = page.locator(".editing textarea");
        assertThat(field).hasValue("Helo");
        assertThat(page.locator(".editing .hint")).containsText("4:");
        field.fill("Hello *again*");
        field.press("Control+Enter");
        assertThat(page.locator("li.mine .body em")).hasText("again");
        assertThat(page.locator("li.mine .edited")).isVisible();
        assertThat(page.locator(".editing")).hasCount(0);
        page.reload();
        page.locator("li.mine [data-act=edit]").click();
        assertThat(page.locator(".editing textarea")).hasValue("Hello *again*");
        page.keyboard().press("Escape");
        assertThat(page.locator("li.mine [data-act=edit]")).isFocused();
        assertThat(host.complaints()).isEmpty();
    }

    /** On Parley's own page: what a test fulfils for the browser is gone with the page, and its last requests too. */
    @Test
    void removingWaitsForSecondThoughtsOrUntilThePageIsLeft() {
        ida().says("removing", "First");
        var page = host.context().newPage();
        page.navigate(TOWN.other().address() + "/demo/" + Town.discussion("demo", "removing"));
        text(page).fill("Taken back");
        sign(page);
        page.locator(".reply [type=submit]").click();
        page.locator("li.mine [data-act=remove]").click();
        assertThat(page.locator("li.removing")).hasCount(1);
        page.locator(".status button").click();
        assertThat(page.locator("li.removing")).hasCount(0);
        var id = page.locator("li.mine").getAttribute("data-id");
        page.locator("li.mine [data-act=remove]").click();
        assertThat(page.locator("li.removing")).hasCount(1);
        page.navigate("about:blank");
        await().until(() -> TOWN.database()
                        .count("SELECT count(*) FROM comment WHERE id = '%s' AND status = 'removed'".formatted(id))
                == 1);
    }

    @Test
    void whatWaitsIsSeenByItsAuthorAloneAndSaysWhy() {
        ida().says("waiting", "First");
        var page = wrote("waiting", "Mine");
        var id = page.locator("li.mine").getAttribute("data-id");
        TOWN.one()
                .administrator()
                .put(
                        "/moderation/comments/" + id + "/decision",
                        new JsonObject().put("decision", "reject").put("reason", "Off the topic"))
                .expect(200);
        assertThat(page.locator("li.comment:visible")).hasCount(1);
        page.reload();
        assertThat(page.locator("li.comment .waiting")).containsText("Off the topic");
        assertThat(page.locator("li.comment .waiting")).containsText("Only you can see it.");
        try (var other = HostPage.in(chromium, TOWN.other())) {
            assertThat(other.open("waiting").locator("li.comment")).hasCount(1);
        }
    }

    @Test
    void aReportTakesTwoSteps() {
        ida().says("reports", "Buy my pills");
        var page = read("reports");
        page.locator("#comment-1 .menu summary").click();
        page.locator("#comment-1 [data-act=report]").click();
        assertThat(page.locator(".reporting [value=spam]")).isFocused();
        page.locator(".reporting [value=spam]").check();
        page.locator(".reporting [name=detail]").fill("Again.");
        page.locator(".reporting button").first().click();
        assertThat(page.locator(".status")).containsText("A moderator will look at it");
        assertThat(page.locator(".reporting")).hasCount(0);
        assertThat(page.locator("#comment-1 summary")).isFocused();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whoIsMutedIsNotReadAndCanBeHeardAgain() {
        ida().says("mutes", "Loud");
        var page = read("mutes");
        page.locator("#comment-1 .menu summary").click();
        page.locator("#comment-1 [data-act=mute]").click();
        assertThat(page.locator("#comment-1 .body")).isHidden();
        page.reload();
        assertThat(page.locator("#comment-1.muted .body")).isHidden();
        page.locator("#comment-1 .menu summary").click();
        assertThat(page.locator("#comment-1 [data-act=mute]")).hasText("Show Ida Sommer again");
        page.locator("#comment-1 [data-act=mute]").click();
        assertThat(page.locator("#comment-1 .body")).isVisible();
        assertThat(host.complaints()).isEmpty();
    }
}
