package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** A publisher's server put the discussion into its page, and the reader's browser runs no scripts. */
class IncludeTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static HostPage withoutScripts() {
        return HostPage.in(CHROMIUM, TOWN.other(), new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private static Page included(HostPage host, String key) {
        var html = TOWN.other()
                .api()
                .with("Accept", "text/html")
                .get("/discussions?site=demo&key=%s&include=shadow&lang=en", key)
                .expect(200)
                .text();
        return host.show(key, "<parley-comments site=\"demo\" key=\"%s\">%s</parley-comments>".formatted(key, html));
    }

    private static void fill(Page page, String text) {
        page.locator("form.reply textarea").fill(text);
        page.locator("form.reply [name=name]").fill("Ana Reis");
        page.locator("form.reply [name=email]").fill("ana@example.org");
        page.locator("form.reply [type=submit]").click();
    }

    @Test
    void everythingAReaderDoesIsDoneByLinksAndForms() {
        var root = Guest.on(TOWN.one(), "Ida Sommer").says("include-all", "Read *me*");
        try (var host = withoutScripts()) {
            var page = included(host, "include-all");
            assertThat(page.locator("#comment-1 .body em")).hasText("me");
            assertThat(page.locator(".pill, .fold, [data-act=mute]").first()).isHidden();
            page.locator("#comment-1 .votes [value='1']").click();
            assertThat(page).hasURL(Pattern.compile(".*/demo/" + root.discussion() + ".*#comment-1"));
            assertThat(page.locator("#comment-1 .up")).hasText("1");

            page = included(host, "include-all");
            fill(page, "A word from far away");
            assertThat(page.locator("#comment-2 .body")).hasText("A word from far away");
            page.locator("#comment-1 .answer").click();
            assertThat(page.locator("form.reply h3")).hasText("Reply to Ida Sommer");
            fill(page, "An answer");
            assertThat(page.locator("#comment-3")).hasAttribute("data-parent", root.id());

            page.locator("#comment-3 [data-act=edit]").click();
            page.locator("textarea").fill("A better answer");
            page.locator("[type=submit]").click();
            assertThat(page.locator("#comment-3 .body")).hasText("A better answer");
            page.locator("#comment-2 [data-act=remove]").click();
            page.locator("[type=submit]").click();
            assertThat(page.locator("#comment-2")).hasCount(0);

            page.locator("#comment-1 summary").click();
            page.locator("#comment-1 [data-act=report]").click();
            page.locator("[value=spam]").check();
            page.locator("[type=submit]").click();
            assertThat(page.locator("#comment-1 .body")).isVisible();
            assertThat(TOWN.database()
                            .count("SELECT count(*) FROM report WHERE comment_id = '%s'".formatted(root.id())))
                    .isEqualTo(1);
            assertThat(host.complaints()).isEmpty();
        }
    }

    @Test
    void itsPagesAndItsOrdersAreLinks() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        for (int i = 1; i <= 23; i++) {
            ida.says("include-long", "Number " + i);
        }
        try (var host = withoutScripts()) {
            var page = included(host, "include-long");
            assertThat(page.locator("li.comment")).hasCount(20);
            page.locator(".next a").click();
            assertThat(page.locator("li.comment")).hasCount(3);
            assertThat(page.locator("li.comment .body").last()).hasText("Number 23");

            page = included(host, "include-long");
            page.locator("[data-sort=newest]").click();
            assertThat(page.locator("li.comment .body").first()).hasText("Number 23");
            page.locator(".next a").click();
            assertThat(page.locator("li.comment .body").last()).hasText("Number 1");
        }
    }
}
