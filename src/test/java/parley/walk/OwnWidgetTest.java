package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** What a reader may do with their own words and about those of others, in an article of another origin. */
class OwnWidgetTest {
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

    private Page wrote(String key, String text) {
        var page = Ana.opens(host, key);
        Ana.text(page).fill(text);
        Ana.signs(page);
        page.locator(".reply [type=submit]").click();
        assertThat(page.locator("li.mine")).hasCount(1);
        return page;
    }

    @Test
    void aPreviewShowsWhatWillStandThere() {
        var page = Ana.opens(host, "preview");
        Ana.text(page).fill("Some *emphasis*");
        page.locator(".previewing").click();
        assertThat(page.locator(".preview em")).hasText("emphasis");
        page.locator(".previewing").click();
        assertThat(Ana.text(page)).isFocused();
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
        Ana.text(page).fill("Taken back");
        Ana.signs(page);
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
        try (var other = HostPage.in(CHROMIUM, TOWN.other())) {
            assertThat(other.open("waiting").locator("li.comment")).hasCount(1);
        }
    }

    @Test
    void onesOwnIsNotVotedOn() {
        ida().says("own-votes", "First");
        var page = wrote("own-votes", "Mine");
        assertThat(page.locator("li.mine .votes button:disabled")).hasCount(2);
        assertThat(page.locator("#comment-1 .votes button:disabled")).hasCount(0);
        page.reload();
        assertThat(page.locator("li.mine .votes button:disabled")).hasCount(2);
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void aReportTakesTwoSteps() {
        ida().says("reports", "Buy my pills");
        var page = Ana.opens(host, "reports");
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
        var page = Ana.opens(host, "mutes");
        page.locator("#comment-1 .menu summary").click();
        page.locator("#comment-1 [data-act=mute]").click();
        assertThat(page.locator("#comment-1 .body")).isHidden();
        page.reload();
        assertThat(page.locator("#comment-1.muted .body")).isHidden();
        assertThat(page.locator("#comment-1 .hushed")).hasText("You muted this person. Show");
        page.locator("#comment-1 .hushed button").click();
        assertThat(page.locator("#comment-1 .body")).isVisible();
        assertThat(page.locator("#comment-1 summary")).isFocused();
        page.reload();
        assertThat(page.locator("#comment-1.muted .body")).isHidden();
        page.locator("#comment-1 .menu summary").click();
        assertThat(page.locator("#comment-1 [data-act=mute]")).hasText("Show Ida Sommer again");
        page.locator("#comment-1 [data-act=mute]").click();
        assertThat(page.locator("#comment-1 .body")).isVisible();
        assertThat(page.locator("#comment-1 .hushed")).isHidden();
        assertThat(host.complaints()).isEmpty();
    }
}
