package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.HostPage;
import parley.rig.Town;

/** What somebody sees whom nobody is to hear, in an article: their own words, also after a reload, and no word of waiting. */
class ShadowWidgetTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static void says(Page page, String text) {
        Ana.text(page).fill(text);
        page.locator(".reply [type=submit]").click();
    }

    private static void shadow(String text) {
        var author = TOWN.database().ask("SELECT author_id FROM comment WHERE text = '" + text + "'");
        TOWN.one()
                .administrator()
                .put(
                        "/moderation/authors/" + author + "/standing?site=demo",
                        new JsonObject().put("shadowBanned", true))
                .expect(200);
    }

    private static Locator own(Page page, String text) {
        return page.locator("li.mine").filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void theirWordsStandThereAsEver() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var page = Ana.opens(host, "shadowed");
            Ana.text(page).fill("Before the shadow");
            Ana.signs(page);
            page.locator(".reply [type=submit]").click();
            assertThat(own(page, "Before the shadow")).isVisible();
            shadow("Before the shadow");
            says(page, "Into the shadow");
            assertThat(own(page, "Into the shadow")).isVisible();
            assertThat(own(page, "Into the shadow").locator(".waiting")).hasCount(0);
            page.reload();
            assertThat(own(page, "Into the shadow")).isVisible();
            assertThat(own(page, "Into the shadow").locator(".waiting")).hasCount(0);
            assertThat(TOWN.one()
                            .api()
                            .get("/discussions?site=demo&key=shadowed")
                            .comments())
                    .hasSize(1);
            assertThat(host.complaints()).isEmpty();
        }
    }
}
