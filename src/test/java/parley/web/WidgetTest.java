package parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.sites.Policy;
import parley.texts.Language;
import parley.texts.Texts;

/** The custom element in a real browser, under policies as strict as ours and our publishers' may be. */
class WidgetTest extends InBrowser {
    /** Server-rendered, by itself, and fetched into a page of another origin: the same afterwards. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo/5f1c0000-0000-5000-8000-000000000000", "/host"})
    void followsWhatHappensWhereverItStands(String path) {
        var page = open(path);
        assertThat(page.locator("li.comment")).hasCount(6);
        var subscription = subscription();
        assertThat(subscription.getString("discussion")).isEqualTo(Samples.DISCUSSION);
        assertThat(subscription.getInteger("after")).isEqualTo(9);
        assertThat(subscription.getString("epoch")).isEqualTo("k3x9");
        assertThat(subscription.getString("as")).isEqualTo("html");

        var third = Samples.bridge().get(2);
        parley.tell(
                parley.shown("comment-published", 10, 7, Samples.root(7, "Lena", "<p>new root</p>")),
                parley.shown(
                        "comment-published",
                        11,
                        8,
                        Samples.reply(8, third, "Bo", "<p>deep</p>"),
                        CannedParley.ancestor("c3", 2, 2),
                        CannedParley.ancestor("c2", 2, 4)));
        assertThat(page.locator(".pill")).hasText("2 new comments");
        assertThat(page.locator("li.comment")).hasCount(6);
        page.locator(".pill").click();
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page.locator("li[data-id=c8]")).isFocused();
        assertThat(page.locator("li.comment .number"))
                .hasText(new String[] {"#1", "#2", "#3", "#4", "#8", "#5", "#6", "#7"});
        assertThat(page.locator("li[data-id=c2] .replies")).hasText("4 replies");
        assertThat(page.locator(".count")).hasText("8 comments");

        tellOfAnEditVotesReactionsAndARemoval();
        assertThat(page.locator("li[data-id=c2] .body")).hasText("said better");
        assertThat(page.locator("li[data-id=c1] .up")).hasText("41");
        assertThat(page.locator("li[data-id=c1] .reactions")).containsText("5");
        assertThat(page.locator("li[data-id=c6]")).isHidden();
        assertThat(page.locator("li[data-id=c6]")).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatWasTakenDownStandsAsAPlaceholderUntilNothingHangsOnIt() {
        var page = open("/");
        subscription();
        var third = Samples.bridge().get(2);
        parley.tell(parley.shown("comment-removed", 10, 5, Samples.removed(third))
                .put("id", "c3")
                .put("placeholder", true));
        assertThat(page.locator("li[data-id=c3] .gone")).hasCount(1);
        assertThat(page.locator("li[data-id=c3]")).not().containsText("Ines");
        parley.tell(removed(11, "c4", 4)
                .put(
                        "ancestors",
                        new JsonArray(List.of(CannedParley.ancestor("c3", 0, 0), CannedParley.ancestor("c2", 1, 1)))));
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1", "#2", "#5", "#6"});
        var gone = CannedParley.ancestor("c3", 1, 1)
                .put("html", parley.pages.comment(Language.ENGLISH, "demo", Samples.removed(third), Optional.empty()));
        parley.tell(parley.shown(
                "comment-restored", 12, 5, Samples.bridge().get(3), gone, CannedParley.ancestor("c2", 1, 2)));
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1", "#2", "#3", "#4", "#5", "#6"});
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatTheListDoesNotReachIsLeftOut() {
        var discussion = Samples.discussion(40, 9);
        var root = Samples.counting(Samples.root(1, "Ana", "<p>1</p>"), 9, 9).continuing("on");
        var reply = Samples.reply(2, root, "Bo", "<p>2</p>");
        parley.page = new DiscussionPage(
                discussion,
                List.of(root, reply),
                Optional.of("more"),
                "oldest",
                true,
                Optional.empty(),
                FormView.empty(discussion, Policy.DEFAULT),
                Texts.in(Language.ENGLISH),
                0,
                Reader.ANYBODY);
        var page = open("/");
        subscription();
        parley.tell(
                parley.shown("comment-published", 10, 41, Samples.root(50, "Cy", "<p>later root</p>")),
                parley.shown("comment-published", 11, 42, Samples.reply(51, root, "Cy", "<p>later reply</p>")),
                parley.shown("comment-published", 12, 43, Samples.reply(52, reply, "Cy", "<p>at the end too</p>")));
        assertThat(page.locator(".count")).hasText("43 comments");
        assertThat(page.locator("li.comment")).hasCount(2);

        parley.branch = List.of(reply, Samples.reply(51, root, "Cy", "<p>later reply</p>"));
        page.locator("li.more a").click();
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1", "#2", "#51"});
        parley.page = Samples.page(Samples.discussion(43, 12), List.of(Samples.root(50, "Cy", "<p>later root</p>")));
        page.locator(".next a").click();
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1", "#2", "#51", "#50"});
        assertThat(page.locator(".next a")).hasCount(0);
        assertThat(parley.wishes.peek()).contains("after=more", "sort=oldest", "site=demo");
        assertThat(complaints).isEmpty();
    }

    /** No cursor brings what stood before it: what is taken down must keep its place, for it may come back. */
    @Test
    void theLastBeforeACursorGoesAndComesBack() {
        var discussion = Samples.discussion(5, 9);
        var root = Samples.counting(Samples.root(1, "Ana", "<p>1</p>"), 3, 3).continuing("on");
        var reply = Samples.reply(2, root, "Bo", "<p>2</p>");
        var last = Samples.root(4, "Cy", "<p>4</p>");
        parley.page = DiscussionPage.first(
                discussion,
                List.of(root, reply, last),
                Optional.of("more"),
                "oldest",
                FormView.empty(discussion, Policy.DEFAULT));
        var page = open("/");
        subscription();
        parley.tell(removed(10, "c2", 4), removed(11, "c4", 3));
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1"});
        assertThat(page.locator("li.comment:visible")).hasCount(1);
        parley.tell(parley.shown("comment-restored", 12, 4, reply), parley.shown("comment-restored", 13, 5, last));
        assertThat(page.locator("li:visible:is(.comment, .more)"))
                .containsText(new String[] {"#1", "#2", "more", "#4"});
        assertThat(complaints).isEmpty();
    }

    @Test
    void readsAnewWhenToldTo() {
        var page = open("/");
        subscription();
        page.locator("textarea").fill("half written");
        parley.page =
                Samples.page(Samples.discussion(1, 97), List.of(Samples.root(90, "Zoe", "<p>all else is gone</p>")));
        parley.send(new JsonObject()
                .put(
                        "resync",
                        new JsonObject()
                                .put("discussion", Samples.DISCUSSION)
                                .put("seq", 97)
                                .put("epoch", "n3w")
                                .put("in", 5)));
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#90"});
        assertThat(page.locator("textarea")).hasValue("half written");
        assertThat(parley.wishes.peek()).contains("minSeq=97");
        assertThat(subscription().getInteger("after")).isEqualTo(97);
    }

    @Test
    void comesBackAfterABreakFromWhereItWas() {
        var page = open("/");
        subscription();
        parley.tell(parley.shown("comment-published", 10, 7, Samples.root(7, "Lena", "<p>x</p>")));
        page.locator(".pill").click();
        assertThat(page.locator("li.comment")).hasCount(7);
        parley.hangUp();
        assertThat(subscription().getInteger("after")).isEqualTo(10);
        parley.send(new JsonObject().put("drain", new JsonObject().put("reconnectIn", 10)));
        assertThat(subscription().getInteger("after")).isEqualTo(10);
        parley.tell(parley.shown("comment-published", 12, 7, Samples.root(9, "Lena", "<p>a frame was lost</p>")));
        assertThat(subscription().getInteger("after")).isEqualTo(10);
        assertThat(page.locator("li.comment")).hasCount(7);
    }

    @Test
    void aPermalinkFindsItsCommentInsideTheShadowRoot() {
        var page = open("/#comment-5");
        assertThat(page.locator("li[data-id=c5].hit")).isFocused();
        assertThat(page.locator("li[data-id=c5]")).isInViewport();
    }

    @Test
    void aHostsStyleSheetDoesNotReachIn() {
        var page = open("/host");
        assertThat(page.locator(".count")).isVisible();
        assertThat(page.locator(".send button")).not().hasCSS("font-size", "40px");
        shoot(page, "host");
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "narrow"})
    void fitsItsPageAndIsPhotographed(String look) {
        var options = options().setColorScheme(look.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
        options.setViewportSize(look.equals("narrow") ? 320 : 1000, 900);
        for (var path : List.of("/", "/demo/5f1c0000-0000-5000-8000-000000000000")) {
            var page = newPage(options);
            page.navigate(parley.origin() + path);
            assertThat(page.locator("li.comment")).hasCount(6);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            shoot(page, look + (path.equals("/") ? "-article" : "-page"));
        }
        assertThat(complaints).isEmpty();
    }

    private void tellOfAnEditVotesReactionsAndARemoval() {
        parley.tell(
                parley.shown(
                        "comment-edited", 12, 8, Samples.edited(Samples.bridge().get(1), "<p>said better</p>")),
                new JsonObject()
                        .put("seq", 13)
                        .put("type", "votes-changed")
                        .put("id", "c1")
                        .put("votes", new JsonObject().put("up", 41).put("down", 2)),
                new JsonObject()
                        .put("seq", 14)
                        .put("type", "reactions-changed")
                        .put("id", "c1")
                        .put("reactions", new JsonObject().put("love", 5)),
                removed(15, "c6", 7));
    }

    private static JsonObject removed(int seq, String id, int count) {
        return new JsonObject()
                .put("seq", seq)
                .put("type", "comment-removed")
                .put("id", id)
                .put("placeholder", false)
                .put("commentCount", count)
                .put("ancestors", new JsonArray());
    }
}
