package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** Reading, in an article of another origin under a strict policy; the console stays empty throughout. */
class ReadingWidgetTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** The pill lies between the orders and the first comment's name. */
    private static final String COVERS_NOTHING = """
            () => {
              const root = document.querySelector('parley-comments').shadowRoot;
              const box = css => root.querySelector(css).getBoundingClientRect();
              return box('.pill').top >= box('.sort a').bottom - 1 && box('.pill').bottom <= box('li.comment header').top + 1;
            }""";

    private HostPage host;

    @BeforeEach
    void openHost() {
        host = HostPage.in(CHROMIUM, TOWN.other());
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(host.complaints()).isEmpty();
        assertThat(host.context().cookies()).isEmpty();
        host.close();
    }

    private static Guest ida() {
        return Guest.on(TOWN.one(), "Ida Sommer");
    }

    private static void many(String key, int roots) {
        for (int i = 1; i <= roots; i++) {
            ida().says(key, "Root number " + i + " of " + key);
        }
    }

    private Page read(String key) {
        var page = host.open(key);
        page.locator("parley-comments").scrollIntoViewIfNeeded();
        assertThat(page.locator(".parley.awake")).isVisible();
        return page;
    }

    @Test
    void nothingIsFetchedBeforeTheReaderComesNear() {
        ida().says("far", "Far below");
        var page = host.open("far", "", "<div class=tall>" + "<p>Text.</p>".repeat(200) + "</div>", "");
        page.waitForFunction("() => customElements.get('parley-comments')");
        assertThat(page.locator("li.comment")).hasCount(0);
        assertThat(page.locator("parley-comments a")).hasText("Read and write comments");
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(page.locator("li.comment")).hasCount(1);
    }

    @Test
    void aPermalinkOpensItsPageAndTakesTheFocus() {
        many("permalinks", 60);
        var page = host.open("permalinks", "", "", "#comment-57");
        assertThat(page.locator("#comment-57")).isFocused();
        assertThat(page.locator("#comment-57")).isInViewport();
        assertThat(page.locator("#comment-1")).hasCount(0);
        page.locator("#comment-58 .number").click();
        assertThat(page.locator("#comment-58.hit")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*#comment-58"));
    }

    @Test
    void moreIsLoadedOnRequestAndTheOrderIsRemembered() {
        many("orders", 25);
        var page = read("orders");
        assertThat(page.locator("li.comment")).hasCount(20);
        page.locator(".next a").click();
        assertThat(page.locator("li.comment")).hasCount(25);
        assertThat(page.locator("#comment-21")).isFocused();
        page.locator("a[data-sort=newest]").click();
        assertThat(page.locator("li.comment").first()).hasId("comment-25");
        assertThat(page.locator("a[data-sort=newest]")).isFocused();
        page.reload();
        assertThat(page.locator("li.comment").first()).hasId("comment-25");
    }

    @Test
    void aRestOfOneOrTwoIsNotFoldedAway() {
        var root = ida().says("rest", "root");
        for (int i = 0; i < 7; i++) {
            ida().replies("rest", root, "Reply " + i);
        }
        var page = read("rest");
        assertThat(page.locator("li.comment")).hasCount(8);
        assertThat(page.locator("li.more")).hasCount(0);
    }

    @Test
    void whatIsPinnedStandsAboveAllOthersAndSaysSo() {
        many("pinned", 23);
        var pinned = ida().says("pinned", "Read this first");
        TOWN.one()
                .administrator()
                .put("/moderation" + pinned.path() + "/pinned")
                .expect(200);
        var page = read("pinned");
        assertThat(page.locator("li.comment").first()).hasId("comment-24");
        assertThat(page.locator("#comment-24 .pinned")).containsText("pinned");
        page.locator(".next a").click();
        assertThat(page.locator("li.comment")).hasCount(24);
        ida().says("pinned", "A late one");
        page.locator(".pill").click();
        assertThat(page.locator("li.comment").last()).hasId("comment-25");
        assertThat(page.locator("li.comment").first()).hasId("comment-24");
    }

    @Test
    void whatComesLiveSaysWhomItAnswersWhereItsPlaceDoesNot() {
        var above = ida().says("whom", "root");
        for (int depth = 1; depth < 5; depth++) {
            above = Guest.on(TOWN.one(), "Ole Brandt").replies("whom", above, "Depth " + depth);
        }
        var page = read("whom");
        ida().replies("whom", above, "Depth 5");
        page.locator(".pill").click();
        assertThat(page.locator("#comment-6 .to")).hasText("· in reply to Ole Brandt");
    }

    @Test
    void branchesFoldAndStayFolded() {
        var root = ida().says("folds", "root");
        var reply = ida().replies("folds", root, "reply");
        for (int i = 0; i < 7; i++) {
            ida().replies("folds", reply, "Deeper " + i);
        }
        ida().says("folds", "second root");
        var page = read("folds");
        assertThat(page.locator("li.more")).hasText("Show 3 more replies");
        page.locator("li.more a").click();
        assertThat(page.locator("li.comment")).hasCount(10);
        var fold = page.locator("#comment-1 .fold");
        assertThat(fold).hasText("8 replies");
        fold.click();
        assertThat(fold).hasAttribute("aria-expanded", "false");
        assertThat(fold).hasText("Show 8 replies");
        assertThat(page.locator("li.comment:visible")).hasCount(2);
        page.reload();
        assertThat(page.locator("#comment-1 .fold")).hasAttribute("aria-expanded", "false");
        assertThat(page.locator("#comment-2")).isHidden();
        page.evaluate("location.hash = '#comment-3'");
        assertThat(page.locator("#comment-3")).isFocused();
        assertThat(page.locator("#comment-1 .fold")).hasAttribute("aria-expanded", "true");
    }

    @Test
    void whatIsBeingReadNeverMoves() {
        many("pill", 3);
        var page = read("pill");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.locator("a[data-sort=newest]").click();
        assertThat(page.locator("li.comment").first()).hasId("comment-3");
        var before = page.locator("#comment-3").boundingBox();
        ida().says("pill", "Fourth");
        assertThat(page.locator(".pill")).hasText("1 new comment");
        assertThat((Boolean) page.evaluate(COVERS_NOTHING)).isTrue();
        assertThat(page.locator(".status")).hasText("1 new comment");
        ida().says("pill", "Fifth");
        assertThat(page.locator(".pill")).hasText("2 new comments");
        assertThat(page.locator(".status")).hasText("1 new comment");
        assertThat(page.locator(".count")).hasText("5 comments");
        assertThat(page.locator("#comment-3").boundingBox().y).isEqualTo(before.y);
        page.locator(".pill").press("Enter");
        assertThat(page.locator("#comment-5")).isFocused();
        assertThat(page.locator("li.comment")).hasCount(5);
        assertThat(page.locator(".pill")).isHidden();
    }

    @Test
    void timesAreDistancesWithTheDateForWhoAsks() {
        ida().says("times", "Just said");
        TOWN.database()
                .execute(
                        "UPDATE comment SET created_at = now() - interval '3 hours 5 minutes' WHERE discussion_id = '%s'"
                                .formatted(Town.discussion("demo", "times")));
        var page = read("times");
        assertThat(page.locator("time").first()).hasText("3 hours ago");
        assertThat(page.locator("time").first()).hasAttribute("title", Pattern.compile(".*2\\d{3}.*"));
    }

    @Test
    void othersAreCounted() {
        ida().says("presence", "Here I am");
        var page = read("presence");
        try (var second = HostPage.in(CHROMIUM, TOWN.other())) {
            assertThat(second.open("presence").locator("li.comment")).hasCount(1);
            assertThat(page.locator(".presence")).hasText("2 readers here");
        }
    }

    @Test
    void aHostileStyleSheetAndHostileMessagesChangeNothing() {
        ida().says("hostile", "Unmoved");
        var page = read("hostile");
        page.evaluate("""
                for (const data of ['{}', {parley: 'logout'}, {type: 'parley:reload'}, {me: {}}, {discussion: 'x', events: [{seq: 1}]}]) {
                  window.postMessage(data, '*');
                }""");
        assertThat(page.locator("li.comment")).hasCount(1);
        assertThat(page.locator(".body")).hasText("Unmoved");
        assertThat(page.locator(".count")).isVisible();
        assertThat(page.locator("li article")).hasCSS("border-top-style", "none");
        assertThat(page.locator(".reply [type=submit]")).not().hasCSS("font-size", "40px");
    }
}
