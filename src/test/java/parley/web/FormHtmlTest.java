package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import parley.sites.Policy;

/** The form as it works without scripts. */
class FormHtmlTest {
    private final HtmlPages pages = new HtmlPages();

    @Test
    void theFormHasALabelForEveryFieldAndMarksWhatIsRequired() {
        var form = parse(pages.fragment(Samples.page(Samples.discussion(6, 9), Samples.bridge())))
                .expectFirst("form#reply");
        assertThat(form.expectFirst("h3").text()).isEqualTo("Write a comment");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/forms/comments");
        assertThat(form.select("input, textarea").eachAttr("name"))
                .containsExactlyInAnyOrder(
                        "site",
                        "key",
                        "url",
                        "title",
                        "parentId",
                        "idempotencyKey",
                        "lang",
                        "text",
                        "name",
                        "email",
                        "website");
        for (var field : form.select("input:not([type=hidden]), textarea")) {
            assertThat(form.select("label[for=" + field.id() + "]")).hasSize(1);
            assertThat(form.getElementById(field.attr("aria-describedby").split(" ")[0]))
                    .isNotNull();
        }
        assertThat(form.select("[required]").eachAttr("name")).containsExactly("text", "name", "email");
        assertThat(form.select("label:has(.required)").eachAttr("for"))
                .containsExactly("parley-text", "parley-name", "parley-email");
        assertThat(form.text()).contains("will not be published");
        assertThat(form.expectFirst("[name=key]").val()).isEqualTo(DemoArticle.KEY);
        assertThat(form.select("[aria-invalid]")).isEmpty();
    }

    @Test
    void mailIsNotMarkedWhereTheSiteDoesNotAskForIt() {
        var discussion = Samples.discussion(0, 0);
        var page = Samples.page(discussion, List.of()).with(FormView.empty(discussion, Samples.NO_MAIL));
        assertThat(parse(pages.fragment(page)).select("[required]").eachAttr("name"))
                .containsExactly("text", "name");
    }

    @Test
    void aReplyIsAddressedAndGoesToItsOwnPlace() {
        var discussion = Samples.discussion(1, 1);
        var parent = Samples.root(7, "Ana", "<p>hello</p>");
        var form = FormView.empty(discussion, Policy.DEFAULT).replyingTo(parent);
        var html = parse(pages.page(Samples.page(discussion, List.of(parent)).with(form)));
        assertThat(html.expectFirst("form#reply h3").text()).isEqualTo("Reply to Ana");
        assertThat(html.expectFirst("form#reply").attr("action")).isEqualTo("/forms/replies");
        assertThat(html.expectFirst("[name=parentId]").val()).isEqualTo("c7");
        assertThat(html.expectFirst(".cancel").hasAttr("hidden")).isFalse();
    }

    @Test
    void aDraftIsKeptWithItsMistakesBesideTheFields() {
        var discussion = Samples.discussion(0, 0);
        var form = FormView.empty(discussion, Policy.DEFAULT)
                .kept(
                        new FormView.Draft("Ana", "ana@", "", "\nfirst line was empty", true, ""),
                        Map.of("email", "That is no mail address."),
                        "k1");
        var html = parse(pages.page(Samples.page(discussion, List.of()).with(form)));
        assertThat(html.expectFirst("[name=email]").attr("aria-invalid")).isEqualTo("true");
        assertThat(html.expectFirst("#parley-email-error").text()).isEqualTo("That is no mail address.");
        assertThat(html.expectFirst("textarea").wholeText()).isEqualTo("\nfirst line was empty", true);
        assertThat(html.expectFirst("[name=idempotencyKey]").val()).isEqualTo("k1");
    }

    private static Document parse(Buffer html) {
        return Jsoup.parse(html.toString(), "https://parley.example.org/");
    }
}
