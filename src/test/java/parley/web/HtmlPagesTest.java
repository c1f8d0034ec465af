package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.DiscussionState;
import parley.problem.ProblemKind;
import parley.screening.Reason;
import parley.sites.Policy;
import parley.texts.Language;
import parley.texts.Texts;
import parley.threading.CommentView;

/** What a browser makes of our pages, judged by a parser that has never seen the templates. */
class HtmlPagesTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}&amp;";

    private final HtmlPages pages = new HtmlPages();

    @Test
    void commentsAreNumberedAndDatedInFull() {
        var first = fragment(Samples.bridge()).expectFirst("li.comment");
        assertThat(first.id()).isEqualTo("comment-1");
        assertThat(first.expectFirst("a.number").text()).isEqualTo("#1");
        assertThat(first.expectFirst("a.number").attr("href")).isEqualTo(Samples.ARTICLE + "#comment-1");
        assertThat(first.expectFirst("h3 .author").text()).isEqualTo("Marta Quillfeather");
        assertThat(first.expectFirst("time").text()).isEqualTo("20 November 2026 at 08:20 UTC");
        assertThat(first.expectFirst("time").attr("datetime")).isEqualTo("2026-11-20T08:20:34Z");
    }

    @Test
    void theListIsFlatAndSaysWhereEachCommentStands() {
        var lines = fragment(Samples.bridge()).select("ol.comments > li");
        assertThat(lines.eachAttr("data-number")).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(lines.eachAttr("data-depth")).containsExactly("0", "0", "1", "2", "1", "0");
        assertThat(lines.get(3).attr("data-parent")).isEqualTo("c3");
        assertThat(lines.get(3).attr("data-root")).isEqualTo("c2");
        assertThat(lines.get(0).hasAttr("data-parent")).isFalse();
        assertThat(lines.get(1).expectFirst(".replies").text()).isEqualTo("3 replies");
        assertThat(lines.get(1).expectFirst(".up").text()).isEqualTo("3");
        assertThat(lines.get(3).expectFirst(".edited").text()).contains("edited 20 November 2026 at 19:05 UTC");
        assertThat(lines.get(3).expectFirst(".reactions").text()).isEqualTo("Love ❤️ 2");
        assertThat(lines.select(".pinned, .waiting")).isEmpty();
    }

    @Test
    void deepRepliesAreIndentedSixStepsAtMost() {
        var deep =
                Samples.comment(9, Optional.of("c8"), "c1", 40, Samples.person("Ana", Optional.empty()), "<p>deep</p>");
        var line = fragment(List.of(deep)).expectFirst("li.comment");
        assertThat(line.classNames()).contains("depth-6");
        assertThat(line.attr("data-depth")).isEqualTo("40");
    }

    @Test
    void hostileTextNeverBecomesMarkup() {
        var person = Samples.person(HOSTILE, Optional.of("https://example.org/" + HOSTILE.replace(" ", "")));
        var comment = Samples.comment(1, Optional.empty(), "c1", 0, person, "<p>fine</p>");
        var discussion = Samples.titled(HOSTILE, DiscussionState.OPEN);
        var form = FormView.empty(discussion, Policy.DEFAULT)
                .replyingTo(comment)
                .kept(
                        new FormView.Draft(HOSTILE, HOSTILE, HOSTILE, "</textarea>" + HOSTILE, true, HOSTILE),
                        Map.of("text", HOSTILE, "", HOSTILE),
                        HOSTILE);
        var page = parse(pages.page(Samples.page(discussion, List.of(comment)).with(form)));

        assertThat(page.select("img, script:not([src='/parley.js'])")).isEmpty();
        assertThat(everyAttribute(page)).noneMatch(name -> name.startsWith("on"));
        assertThat(page.title()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("h1").text()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst(".author").text()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("[name=name]").val()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("textarea").wholeText()).isEqualTo("</textarea>" + HOSTILE, true);
        assertThat(page.expectFirst("[data-for=text]").text()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("[name=idempotencyKey]").val()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("parley-comments").attr("title")).isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " https://example.org", "data:text/html,x", "/etc", "http://"})
    void aWebsiteThatDoesNotLeadToTheWebIsNoLink(String website) {
        assertThat(author(website).is("a")).isFalse();
    }

    @Test
    void aWebsiteIsALinkThatWeDoNotVouchFor() {
        var author = author("https://marta.example.org/?a=1&b=2");
        assertThat(author.attr("href")).isEqualTo("https://marta.example.org/?a=1&b=2");
        assertThat(author.attr("rel").split(" ")).contains("nofollow", "ugc");
    }

    @Test
    void whatWasTakenDownLeavesNumberAndPlaceButNeitherNameNorText() {
        var line = fragment(List.of(Samples.removed(Samples.root(4, "Ana", "<p>secret</p>"))))
                .expectFirst("li.comment");
        assertThat(line.expectFirst(".number").text()).isEqualTo("#4");
        assertThat(line.attr("data-status")).isEqualTo("removed");
        assertThat(line.text()).doesNotContain("secret", "Ana");
        assertThat(line.select("form, .answer, time, .avatar")).isEmpty();
    }

    @Test
    void everyLinkWorksWithoutScripts() {
        var discussion = Samples.discussion(40, 90);
        var long1 = Samples.counting(Samples.root(1, "Ana", "<p>1</p>"), 9, 9).continuing("r+/=");
        var page = new DiscussionPage(
                discussion,
                List.of(long1, Samples.reply(2, long1, "Bo", "<p>2</p>")),
                Optional.of("c&x"),
                "newest",
                true,
                Optional.empty(),
                FormView.empty(discussion, Policy.DEFAULT),
                Texts.in(Language.ENGLISH),
                0,
                Reader.ANYBODY);
        var html = parse(pages.page(page));
        var own = "/demo/" + Samples.DISCUSSION;
        assertThat(html.select(".answer").eachAttr("href")).contains(own + "?replyTo=c1#reply");
        assertThat(html.expectFirst(".next a").attr("href")).isEqualTo(own + "?sort=newest&after=c%26x");
        assertThat(html.expectFirst("li.more a").attr("href")).isEqualTo(own + "?branch=c1&after=r%2B%2F%3D");
        assertThat(html.expectFirst("li.more a").text()).isEqualTo("Show 8 more replies");
        assertThat(html.select(".sort a").eachAttr("href")).contains(own + "?sort=best");
        assertThat(html.select(".sort [aria-current]").eachText()).containsExactly("Newest");
        assertThat(html.select("a:not([href]), a[href=''], a[href='#']")).isEmpty();
    }

    @Test
    void aClosedDiscussionHasNoForm() {
        var html = parse(pages.fragment(Samples.page(Samples.titled("t", DiscussionState.CLOSED), List.of())));
        assertThat(html.select("form.reply")).isEmpty();
        assertThat(html.text()).contains("closed");
    }

    @Test
    void thePageOfADiscussionIsWholeAndNamesItsArticle() {
        var html = parse(pages.page(Samples.page(Samples.discussion(6, 9), Samples.bridge())));
        assertThat(html.documentType()).isNotNull();
        assertThat(html.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(html.expectFirst("link[rel=canonical]").attr("href")).isEqualTo(Samples.ARTICLE);
        assertThat(html.expectFirst(".count").text()).isEqualTo("6 comments");
        assertThat(html.expectFirst("parley-comments > section").attr("data-seq"))
                .isEqualTo("9");
        assertThat(html.expectFirst("parley-comments > section").attr("data-epoch"))
                .isEqualTo("k3x9");
    }

    @Test
    void theArticleHoldsTheSameFragmentInADeclarativeShadowRoot() {
        var page = Samples.page(Samples.discussion(6, 9), Samples.bridge());
        var article = pages.article(new DemoArticle("http://localhost:8080/"), page, Optional.empty())
                .toString();
        assertThat(article).contains(pages.fragment(page).toString().strip());
        assertThat(parse(Buffer.buffer(article)).select("parley-comments > template[shadowrootmode=open]"))
                .hasSize(1);
    }

    @Test
    void nothingOnAnyPageIsStyledOrScriptedInline() {
        var comment = Samples.root(1, "Ana", "<p>text</p>");
        var discussion = Samples.discussion(1, 1);
        var all = List.of(
                pages.page(Samples.page(discussion, Samples.bridge())),
                pages.article(
                        new DemoArticle("http://localhost:8080/"),
                        Samples.page(discussion, Samples.bridge()),
                        Optional.empty()),
                pages.problem(ProblemKind.RATE_LIMITED, Language.GERMAN),
                pages.waiting(
                        new WaitingView(discussion, Samples.waiting(comment), List.of(), Texts.in(Language.ENGLISH))));
        for (var html : all) {
            var page = parse(html);
            assertThat(page.select("style, [style], script:not([src])")).isEmpty();
            assertThat(everyAttribute(page)).noneMatch(name -> name.startsWith("on"));
        }
    }

    @Test
    void anAuthorSeesWhatWaitsAndWhy() {
        var view = new WaitingView(
                Samples.discussion(1, 1),
                Samples.waiting(Samples.root(1, "Ana", "<p>text</p>")),
                List.of(new Reason("links", "It has <2> links.")),
                Texts.in(Language.ENGLISH));
        var html = parse(pages.waiting(view));
        assertThat(html.select(".waiting").eachText()).contains("It has <2> links.");
        assertThat(html.expectFirst("li.comment").hasAttr("id")).isFalse();
        assertThat(html.expectFirst("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void countsReadAsASentenceWould(int count) {
        var html = parse(pages.fragment(Samples.page(Samples.discussion(count, 0), List.of())));
        assertThat(html.expectFirst(".count").text())
                .isEqualTo(List.of("No comments yet", "1 comment", "2 comments").get(count));
    }

    @Test
    void aCommentForALiveEventIsTheSameMarkupAsOnThePage() {
        var comment = Samples.bridge().getFirst();
        assertThat(pages.fragment(Samples.page(Samples.discussion(1, 1), List.of(comment)))
                        .toString())
                .contains(pages.comment(Language.ENGLISH, "demo", comment, Optional.empty())
                        .strip());
    }

    @Test
    void repliesLeadOnFromTheEndOfTheirList() {
        var top = Samples.root(1, "Ana", "<p>1</p>");
        var replies = IntStream.range(2, 5)
                .mapToObj(number -> Samples.reply(number, top, "Bo", "<p>x</p>"))
                .toList();
        var html = parse(pages.replies(Language.ENGLISH, "demo", replies, Optional.of("on")));
        assertThat(html.select("ol > li")).hasSize(4);
        assertThat(html.expectFirst("li.more").attr("data-branch")).isEqualTo("c1");
        assertThat(html.expectFirst("li.more").attr("data-cursor")).isEqualTo("on");
    }

    private Element author(String website) {
        var person = Samples.person("Ana", Optional.of(website));
        return fragment(List.of(Samples.comment(1, Optional.empty(), "c1", 0, person, "<p>x</p>")))
                .expectFirst(".author");
    }

    private Document fragment(List<CommentView> comments) {
        return parse(pages.fragment(Samples.page(Samples.discussion(comments.size(), 9), comments)));
    }

    /** The blank comment in the template is markup to be cloned, not content. */
    private static Document parse(Buffer html) {
        var document = Jsoup.parse(html.toString(), "https://parley.example.org/");
        document.select("template.blank").remove();
        return document;
    }

    private static List<String> everyAttribute(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .map(attribute -> attribute.getKey())
                .toList();
    }
}
