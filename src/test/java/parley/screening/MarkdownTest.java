package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String REL = " rel=\"nofollow ugc noopener noreferrer\"";

    @ParameterizedTest
    @MethodSource
    void shows(String source, String html) {
        assertThat(Markdown.render(source)).isEqualTo(new Rendered(html, false));
    }

    static Stream<Arguments> shows() {
        return Stream.of(
                Arguments.of(
                        "**b** *i* ~~d~~ ~t~ `c<d`",
                        "<p><strong>b</strong> <em>i</em> <del>d</del> ~t~ <code>c&lt;d</code></p>\n"),
                Arguments.of("one\ntwo\n\nthree", "<p>one<br />\ntwo</p>\n<p>three</p>\n"),
                Arguments.of("> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"),
                Arguments.of("- a\n- b", "<ul><li>a</li><li>b</li></ul>\n"),
                Arguments.of("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>\n"),
                Arguments.of("a\n\n---\n\nb", "<p>a</p>\n<hr />\n<p>b</p>\n"),
                Arguments.of("```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
                Arguments.of("# *H* 1\ntext", "<p><strong><em>H</em> 1</strong></p>\n<p>text</p>\n"),
                Arguments.of(
                        "[t](https://a.example/?x=1)",
                        "<p><a href=\"https://a.example/?x&#61;1\"" + REL + ">t</a></p>\n"),
                Arguments.of("[m](mailto:a@b.example)", "<p><a href=\"mailto:a&#64;b.example\"" + REL + ">m</a></p>\n"),
                Arguments.of(
                        "at https://a.example.",
                        "<p>at <a href=\"https://a.example\"" + REL + ">https://a.example</a>.</p>\n"),
                Arguments.of("www.a.example", "<p><a href=\"http://www.a.example\"" + REL + ">www.a.example</a></p>\n"),
                Arguments.of("ada@b.example", "<p>ada&#64;b.example</p>\n"),
                Arguments.of("[x](javascript:alert(1))", "<p>x</p>\n"),
                Arguments.of("[x](/relative)", "<p>x</p>\n"),
                Arguments.of("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
                Arguments.of(
                        "<div>\n**x**\n</div>", "<p>&lt;div&gt;<br />\n<strong>x</strong><br />\n&lt;/div&gt;</p>\n"),
                Arguments.of(
                        "![a *b*](https://a.example/i.png)",
                        "<p><a href=\"https://a.example/i.png\"" + REL + ">a b</a></p>\n"),
                Arguments.of(
                        "![](https://a.example)",
                        "<p><a href=\"https://a.example\"" + REL + ">https://a.example</a></p>\n"),
                Arguments.of(
                        "[![a](https://i.example)](https://a.example)",
                        "<p><a href=\"https://a.example\"" + REL + ">a</a></p>\n"),
                Arguments.of(
                        "![a [b](https://b.example)](https://a.example)",
                        "<p><a href=\"https://a.example\"" + REL + ">a b</a></p>\n"),
                Arguments.of("{{x}}", "<p>{<!-- -->{x}}</p>\n"),
                Arguments.of("", ""));
    }

    @Test
    void tenThousandNestedQuotesStayWithinBounds() {
        Rendered rendered = Markdown.render("> ".repeat(10_000) + "x");
        assertThat(rendered.tooLong()).isFalse();
        assertThat(Jsoup.parseBodyFragment(rendered.html()).select("blockquote"))
                .hasSizeLessThanOrEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a _b ",
                "**x ",
                "[",
                "![",
                "[a](",
                "- ",
                "1) ",
                "<a ",
                "&#",
                "~~a",
                "a**b",
                "`` ` ",
                "\\",
                "<!--",
                "\u0301\u0316"
            })
    void whatIsRepeatedUntilTheLimitIsStillRenderedSafely(String part) {
        Oracle.assertSafe(Markdown.render(part.repeat(Markdown.LONGEST_SOURCE / part.length()))
                .html());
    }

    @Test
    void bracesGrowNinefoldAndAreToldToBeTooLong() {
        assertThat(Markdown.render("{".repeat(64 * 1024))).isEqualTo(new Rendered("", true));
        assertThat(Markdown.render("{".repeat(5_000)).tooLong()).isFalse();
    }

    @Test
    void aSourceBeyondTheLimitIsNotEvenParsed() {
        assertThat(Markdown.render("a".repeat(Markdown.LONGEST_SOURCE)).tooLong())
                .isFalse();
        assertThat(Markdown.render("a".repeat(Markdown.LONGEST_SOURCE + 1)).tooLong())
                .isTrue();
    }

    @Test
    void manyThreadsShareOneParser() {
        var results = ConcurrentHashMap.<String>newKeySet();
        IntStream.range(0, 2_000)
                .parallel()
                .forEach(any ->
                        results.add(Markdown.render("> **a** [b](https://b.example)\n- c\n\n`d` https://e.example")
                                .html()));
        assertThat(results).hasSize(1);
    }

    @Test
    void whatIsSeenIsTheTextWithoutItsMarkup() {
        assertThat(Visible.text(Markdown.render("ca**si**no & <b> {{x}} 😀\n- a")
                                .html())
                        .strip())
                .isEqualTo("casino & <b> {{x}} 😀\n\n\n\na");
    }
}
