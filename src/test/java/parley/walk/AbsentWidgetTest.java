package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** What is not there: a discussion that cannot be fetched, a comment that a link leads to. */
class AbsentWidgetTest {
    private static final String HEAR = """
            window.heard = [];
            addEventListener('parley:error', event => heard.push(String(event.detail.error)));
            """;

    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private HostPage host;

    @BeforeEach
    void openHost() {
        host = HostPage.in(CHROMIUM, TOWN.other());
        host.context().addInitScript(HEAR);
    }

    @AfterEach
    void leave() {
        host.close();
    }

    private static void wrong(Page page) {
        page.waitForFunction("() => heard.length");
        assertThat(page.locator("parley-comments > a")).isVisible();
    }

    @Test
    void aFirstFetchThatFailsIsToldAndCanBeTriedAgain() {
        Guest.on(TOWN.one(), "Ida Sommer").says("absent", "Here I am");
        host.context().route("**/api/v1/discussions?*", route -> route.abort());
        var page = host.open("absent");
        wrong(page);
        var words = page.locator("parley-comments > [role=alert]");
        assertThat(words).hasText("Comments cannot be loaded here at the moment. Try again");
        words.locator("button").click();
        assertThat(words).hasCount(1);
        page.waitForFunction("() => heard.length === 2");
        host.context().unroute("**/api/v1/discussions?*");
        words.locator("button").click();
        assertThat(page.locator("li.comment")).hasCount(1);
        assertThat(words).hasCount(0);
    }

    @Test
    void aSiteThatNobodyKnowsIsNamedForThePublisherInTheConsole() {
        var page = host.open("absent", "site=nowhere lang=de", "", "");
        wrong(page);
        assertThat(page.locator("parley-comments > [role=alert]"))
                .hasText("Kommentare können hier gerade nicht geladen werden. Noch einmal versuchen");
        org.assertj.core.api.Assertions.assertThat(host.complaints())
                .anySatisfy(line -> org.assertj.core.api.Assertions.assertThat(line)
                        .contains("Parley: the comments of site \"nowhere\"", "is not one of its origins"));
    }

    @Test
    void aLinkToACommentThatIsGoneSaysSoWhereItCanBeSeen() {
        Guest.on(TOWN.one(), "Ida Sommer").says("gone", "Here I am");
        var tall = "<div>" + "<p>Text.</p>".repeat(200) + "</div>";
        var page = host.open("gone", "", tall, "#comment-999");
        assertThat(page.locator(".status")).hasText("That comment is not here any more.");
        assertThat(page.locator(".status")).isInViewport();
        assertThat(page.locator("#comment-1")).isInViewport();
    }
}
