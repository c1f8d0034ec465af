package parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Writing, answering and voting in a real browser. */
class WidgetFormTest extends InBrowser {
    @Test
    void saysWhatIsWrongBesideTheFieldAndKeepsTheText() {
        var page = open("/host");
        fill(page, "Hello");
        page.locator(".send button").click();
        assertThat(page.locator(".error[data-for=email]")).hasText("Say something.");
        assertThat(page.locator(".reply [name=email]")).isFocused();
        assertThat(page.locator(".reply [name=email]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("textarea")).hasValue("Hello");
        page.locator(".send button").click();
        await().until(() -> parley.posted.size() == 2);
        assertThat(parley.idempotencyKeys.stream().distinct()).hasSize(1);
        assertThat(parley.posted.peek().getJsonObject("discussion").getString("url"))
                .isEqualTo(parley.foreignOrigin() + "/host");
        assertThat(parley.posted.peek().getJsonObject("author"))
                .isEqualTo(new JsonObject().put("name", "Ana").put("email", "ana@example.org"));
    }

    @Test
    void postsAReplyAndShowsItOnceEvenIfTheLiveEventCameFirst() {
        var page = open("/");
        subscription();
        var parent = Samples.bridge().getFirst();
        var mine = Samples.reply(7, parent, "Ana", "<p>Hello <strong>you</strong></p>");
        parley.poster = _ -> {
            parley.tell(parley.shown("comment-published", 10, 7, mine, CannedParley.ancestor("c1", 1, 1)));
            return answer(mine.toJson());
        };
        page.evaluate("addEventListener('parley:comment-created', event => window.created = event.detail.comment.id)");
        page.locator("li[data-id=c1] .answer").click();
        assertThat(page.locator("form.reply h3")).hasText("Reply to Marta Quillfeather");
        assertThat(page.locator("textarea")).isFocused();
        fill(page, "Hello **you**");
        page.locator("textarea").press("Control+Enter");
        assertThat(page.locator("li[data-id=c7] .body strong")).hasText("you");
        assertThat(page.locator("li[data-id=c7]")).hasCount(1);
        assertThat(page.locator("li.comment .number")).hasText(new String[] {"#1", "#7", "#2", "#3", "#4", "#5", "#6"});
        assertThat(page.locator("textarea")).hasValue("");
        assertThat(page.locator("form.reply h3")).hasText("Write a comment");
        assertThat(parley.posted.peek().getString("parentId")).isEqualTo("c1");
        page.waitForFunction("() => window.created === 'c7'");
        assertThat((String) page.evaluate("Object.values(localStorage).join()")).contains("edit-7", "guest-1");
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsAnAuthorWhatWaitsUntilItIsPublished() {
        var page = open("/");
        subscription();
        var mine = Samples.root(7, "Ana", "<p>Hello</p>");
        parley.poster = _ -> answer(Samples.waiting(mine).toJson())
                .put(
                        "held",
                        new JsonArray()
                                .add(new JsonObject().put("check", "links").put("detail", "Two links.")));
        fill(page, "Hello");
        page.locator(".send button").click();
        assertThat(page.locator("li[data-id=c7] .waiting")).containsText("Two links.");
        parley.tell(
                parley.shown("comment-published", 10, 7, Samples.root(8, "Bo", "<p>quicker</p>")),
                parley.shown("comment-published", 11, 8, Samples.root(9, "Ana", "<p>Hello</p>")));
        page.locator(".pill").click();
        assertThat(page.locator("li.comment")).hasCount(9);
        parley.tell(parley.shown("comment-published", 12, 9, mine));
        assertThat(page.locator("li.comment .number"))
                .hasText(new String[] {"#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9"});
        assertThat(page.locator(".waiting")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void votesAreAToggle() {
        var page = open("/host");
        var up = page.locator("li[data-id=c2] .votes button").first();
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "true");
        assertThat(up.locator(".up")).hasText("4");
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "false");
        assertThat(up.locator(".up")).hasText("3");
    }

    @Test
    void theLinkInsideStaysWhereNothingCanBeFetched() {
        var page = newPage(options());
        page.route("**/api/**", route -> route.abort());
        page.navigate(parley.foreignOrigin() + "/host");
        assertThat(page.getByText("Comments")).isVisible();
    }

    @Test
    void worksWithoutScripts() {
        var page = newPage(options().setJavaScriptEnabled(false));
        page.navigate(parley.origin() + "/");
        assertThat(page.locator("li.comment")).hasCount(6);
        page.locator("li[data-id=c2] .answer").click();
        assertThat(page).hasURL(parley.origin() + "/demo/" + Samples.DISCUSSION + "?replyTo=c2#reply");
    }

    private static JsonObject answer(JsonObject comment) {
        return new JsonObject()
                .put("comment", comment)
                .put("editToken", "edit-7")
                .put("guestToken", "guest-1");
    }

    private static void fill(Page page, String text) {
        page.locator("textarea").fill(text);
        page.locator(".reply input[name=name]").fill("Ana");
        page.locator(".reply [name=email]").fill("ana@example.org");
    }
}
