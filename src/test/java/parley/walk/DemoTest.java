package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.Browser;
import parley.rig.Guest;
import parley.rig.Town;

/** The demo's newspaper, and what every page of our own says about itself. */
class DemoTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Browser reader = new Browser(TOWN.one().address());

    @Test
    void theIndexNamesBothArticlesAndTheScriptThatCounts() {
        var index = reader.page("/demo/");
        assertThat(index.select("h2 a").eachAttr("href")).containsExactly("/", "/demo/market");
        assertThat(index.select("[data-parley-key]").eachAttr("data-parley-key"))
                .containsExactly("/2026/11/bridge", "/2026/11/market");
        assertThat(index.select("script[src='/count.js'][data-site=demo]")).hasSize(1);
    }

    @Test
    void anArticleHasItsDiscussionAndLeadsToTheOther() {
        for (var path : new String[] {"/", "/demo/market"}) {
            var article = reader.page(path);
            assertThat(article.select("parley-comments > template[shadowrootmode=open]"))
                    .hasSize(1);
            assertThat(article.select(".tour a[href='/demo/two']")).hasSize(1);
        }
        assertThat(reader.page("/?lang=fr").selectFirst("parley-comments").attr("lang"))
                .isEqualTo("fr");
        assertThat(reader.page("/?lang=fr").selectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void twoReadersSitInFramesOfTwoOriginsThatMayHoldTheArticle() {
        var page = reader.page("/demo/two");
        var frames = page.select("iframe").eachAttr("src");
        assertThat(frames.getFirst()).startsWith("http://127.0.0.1:");
        assertThat(frames.getLast()).startsWith("http://localhost:");
        assertThat(policy("/demo/two")).contains("frame-src 'self' http://localhost:");
        assertThat(policy("/")).contains("frame-ancestors 'self' http://localhost:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/demo/",
                "/demo/market",
                "/demo/two",
                "/problems/rate-limited",
                "/demo/$discussion",
                "/forms/edits?comment=$comment",
                "/forms/removals?comment=$comment",
                "/forms/reports?comment=$comment",
                "/forms/reactions?comment=$comment"
            })
    void everyPageOfOursIsClosedToScriptsFramesAndReferrersOfOthers(String path) {
        var said = Guest.on(TOWN.one(), "Ana").says("demo-safety", "x");
        var address = path.replace("$discussion", said.discussion()).replace("$comment", said.id());
        var answer = reader.get(address);
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(policy(address))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'")
                .contains("frame-ancestors", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(reader.page(address).select("style, [style], script:not([src]), [onclick]"))
                .isEmpty();
    }

    private String policy(String path) {
        return reader.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
