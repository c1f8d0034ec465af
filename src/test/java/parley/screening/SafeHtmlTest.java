package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    static Stream<String> hostile() {
        return Stream.concat(Lines.of("hostile-html.txt").stream(), Lines.of("naughty-text.txt").stream());
    }

    @Test
    void theCorpusIsWorthItsName() {
        assertThat(Lines.of("hostile-html.txt"))
                .hasSizeGreaterThanOrEqualTo(100)
                .doesNotHaveDuplicates();
        assertThat(Lines.of("naughty-text.txt")).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x>",
                "<p class=x>a</p>",
                "<a href=\"javascript:x\" rel=\"nofollow ugc noopener noreferrer\">a</a>",
                "<a href=\"/x\" rel=\"nofollow ugc noopener noreferrer\">a</a>",
                "<a href=\"http://a.example\">a</a>",
                "<ol start=x></ol>",
                "<script>x</script>",
                "<!--x-->",
                "a < b"
            })
    void theJudgeCanSayNo(String html) {
        assertThatThrownBy(() -> Oracle.assertSafe(html)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void onlyWhatIsAllowedIsLeft(String attempt) {
        Oracle.assertSafe(Markdown.render(attempt).html());
        Oracle.assertSafe(Markdown.render(Text.body(attempt)).html());
        Oracle.assertSafe(SafeHtml.foreign(attempt).html());
        Oracle.assertSafe(SafeHtml.clean(attempt));
    }

    @Test
    void attemptsMixedAtRandomAreNoBetter() {
        List<String> attempts = hostile().toList();
        var random = new Random(20260501);
        for (int round = 0; round < 3_000; round++) {
            String mixed = piece(attempts, random) + piece(attempts, random) + piece(attempts, random);
            Oracle.assertSafe(Markdown.render(mixed).html());
            Oracle.assertSafe(SafeHtml.foreign(mixed).html());
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "one\\ntwo\\n\\nthree | <p>one<br />two</p><p>three</p>",
                "one\\r\\n\\r\\n\\r\\ntwo | <p>one</p><p>two</p>",
                "one\\n \\ntwo | <p>one</p><p>two</p>",
                "<p>a</p>\\n<p>b<br />\\nc</p> | <p>a</p><p>b<br />c</p>",
                "<div>a</div><div>b</div> | <p>a</p><p>b</p>",
                "<b>a</b> <i>b</i> <s>c</s> | <p><strong>a</strong> <em>b</em> <del>c</del></p>",
                "<h2>T</h2>text | <p>T</p><p>text</p>",
                "<ul>\\n<li>a</li>\\n<li>b\\nc\\n\\nd</li>\\n</ul>e | <ul><li>a</li><li>b<br />c<p>d</p></li></ul><p>e</p>",
                "x<pre>\\n a\\n\\n b</pre>y | <p>x</p><pre>\\n a\\n\\n b</pre><p>y</p>",
                "<blockquote>q\\n\\nr</blockquote>s | <blockquote><p>q</p><p>r</p></blockquote><p>s</p>",
                "<table><tr><td>a</td><td>b</td></tr></table> | <p>a</p><p>b</p>",
                "a<script>x</script><img src=x>b | <p>ab</p>",
                "a < b && c | <p>a &lt; b &amp;&amp; c</p>",
                "'' | ''",
            })
    void importedHtmlGetsItsParagraphs(String html, String shown) {
        assertThat(SafeHtml.foreign(lines(html))).isEqualTo(new Rendered(lines(shown), false));
    }

    @Test
    void importedHtmlBeyondTheLimitIsToldToBeTooLong() {
        assertThat(SafeHtml.foreign("a".repeat(SafeHtml.LONGEST_SOURCE + 1)).tooLong())
                .isTrue();
        assertThat(SafeHtml.foreign("é".repeat(SafeHtml.LONGEST_SOURCE)).tooLong())
                .isTrue();
        assertThat(SafeHtml.foreign("a".repeat(SafeHtml.LONGEST_SOURCE - 100)).tooLong())
                .isFalse();
    }

    private static String piece(List<String> attempts, Random random) {
        String attempt = attempts.get(random.nextInt(attempts.size()));
        int from = random.nextInt(attempt.length() + 1);
        return random.nextBoolean()
                ? attempt
                : random.nextBoolean() ? attempt.substring(from) : attempt.substring(0, from);
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
