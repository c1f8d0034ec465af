package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
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

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private HostPage host;

    @BeforeEach
    void openHost() {
        host = HostPage.in(CHROMIUM, TOWN.other());
    }

    @AfterEach
    void leave() {
        host.close();
    }

    private static Guest ida() {
        return Guest.on(TOWN.one(), "Ida Sommer");
    }

    @Test
    void whatIsPostedStandsThereAtOnceAndIsReplacedByWhatTheServerSays() {
        var page = Ana.opens(host, "optimistic");
        var held = new ArrayList<Route>();
        page.route("**/api/v1/comments", held::add);
        Ana.text(page).fill("Hello **you**");
        Ana.signs(page);
        Ana.text(page).press("Control+Enter");
        assertThat(page.locator("li.sending")).hasAttribute("aria-busy", "true");
        assertThat(page.locator("li.sending .body")).hasText("Hello **you**");
        assertThat(Ana.text(page)).hasValue("");
        held.getFirst().resume();
        assertThat(page.locator("li.comment .body strong")).hasText("you");
        assertThat(page.locator("li.comment")).hasCount(1);
        assertThat(page.locator("li.comment")).isFocused();
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page.locator(".status")).hasText("Your comment is published.");
        page.reload();
        assertThat(page.locator("li.comment")).hasCount(1);
        Ana.text(page).click();
        assertThat(page.locator(".reply input[name=name]")).hasValue("Ana Reis");
        assertThat(Ana.text(page)).hasValue("");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whatIsRefusedComesBackIntoTheSameBoxWithTheReason() {
        ida().says("refused", "First");
        var page = Ana.opens(host, "refused");
        page.locator("#comment-1 .answer").click();
        Ana.text(page).fill("x".repeat(5_200));
        assertThat(page.locator(".left")).hasText("200 characters too many");
        Ana.signs(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("[data-for=text]")).containsText("at most 5000");
        assertThat(page.locator(".writing textarea")).hasValue("x".repeat(5_200));
        assertThat(page.locator(".writing textarea")).isFocused();
        assertThat(page.locator("li.sending")).hasCount(0);
    }

    @Test
    void whoIsAskedToRewordItMayInsistWithASecondPress() {
        var discussion = Guest.at(TOWN.one(), Town.GENTLE, "Ida Sommer")
                .says("nudged", "First")
                .discussion();
        var page = host.context().newPage();
        page.navigate(TOWN.other().address() + "/" + Town.GENTLE + "/" + discussion);
        Ana.text(page).click();
        assertThat(page.locator(".reply .tools")).isVisible();
        Ana.text(page).fill("Come to our casino");
        Ana.signs(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("[data-for=text]")).containsText("“casino”");
        assertThat(page.locator(".reply > .error")).containsText("or post it as it is");
        assertThat(Ana.text(page)).hasValue("Come to our casino");
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("li.comment .waiting")).containsText("“casino”");
        assertThat(Ana.text(page)).hasValue("");
    }

    @Test
    void aLostConnectionLosesNothing() {
        ida().says("offline", "First");
        var page = Ana.opens(host, "offline");
        page.context().setOffline(true);
        Ana.text(page).fill("Written in a tunnel");
        Ana.signs(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator(".reply > .error"))
                .hasText("The server could not be reached. Nothing you wrote is lost; please try again.");
        assertThat(Ana.text(page)).hasValue("Written in a tunnel");
        page.context().setOffline(false);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("#comment-2 .body")).hasText("Written in a tunnel");
    }

    @Test
    void draftsSurviveAReloadEachInItsPlace() {
        ida().says("drafts", "First");
        var page = Ana.opens(host, "drafts");
        Ana.text(page).fill("A root, half written");
        page.locator("#comment-1 .answer").click();
        assertThat(Ana.text(page)).hasValue("");
        Ana.text(page).fill("A reply, half written");
        page.reload();
        assertThat(page.locator(".writing textarea")).hasValue("A reply, half written");
        page.locator(".cancel a").click();
        assertThat(Ana.text(page)).hasValue("A root, half written");
        assertThat(page.locator("#comment-1 .answer")).isFocused();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void theToolbarWritesMarkdown() {
        var page = Ana.opens(host, "toolbar");
        Ana.text(page).fill("bold\nquoted");
        Ana.text(page).evaluate("field => field.setSelectionRange(0, 4)");
        Ana.text(page).press("Control+b");
        assertThat(Ana.text(page)).hasValue("**bold**\nquoted");
        Ana.text(page).evaluate("field => field.setSelectionRange(10, 10)");
        page.locator(".tools button").first().focus();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        assertThat(Ana.text(page)).hasValue("**bold**\n> quoted");
        Ana.text(page).press("Control+z");
        assertThat(Ana.text(page)).hasValue("**bold**\nquoted");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void votesAndReactionsAreShownAtOnceAndTakenBackWithAWord() {
        ida().says("feelings", "First");
        var page = Ana.opens(host, "feelings");
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
        var page = Ana.opens(host, "heard");
        page.evaluate("""
                window.heard = [];
                for (const name of ['comment-created', 'voted', 'count', 'error', 'login-wanted']) {
                  addEventListener('parley:' + name, event => heard.push(name + ' ' + JSON.stringify(event.detail.count ?? event.detail.value ?? '')));
                }""");
        Ana.text(page).fill("Hello");
        Ana.signs(page);
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
        var page = Ana.opens(host, "bell");
        Ana.text(page).fill("Will anybody answer?");
        Ana.signs(page);
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
        elsewhere.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/widget-bell.png")));
        elsewhere.locator(".news-list .quiet").first().click();
        assertThat(elsewhere.locator(".ring .n")).hasText("");
        assertThat(page.locator(".ring .n")).hasText("");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whatCameWhileOneWasOfflineRingsOnceEach() {
        var page = Ana.opens(host, "bell-offline");
        Ana.text(page).fill("Will anybody answer?");
        Ana.signs(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("#comment-1")).isFocused();
        var id = page.locator("#comment-1").getAttribute("data-id");
        var elsewhere = host.open("bell-offline-elsewhere");
        assertThat(elsewhere.locator(".ring")).isVisible();
        page.context().setOffline(true);
        for (var text : new String[] {"One.", "Two.", "Three."}) {
            ida().replies("bell-offline", id, text);
        }
        page.context().setOffline(false);
        assertThat(elsewhere.locator(".ring .n")).hasText("3");
        elsewhere.locator(".ring").click();
        assertThat(elsewhere.locator(".news-list .unread .excerpt")).hasText(new String[] {"Three.", "Two.", "One."});
    }
}
