package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressTextTest {

    @Test
    void datesAreUtc() {
        assertThat(WordPressText.date("2026-11-03 08:15:00")).contains(Instant.parse("2026-11-03T08:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-00-00 00:00:00",
                "-0001-11-30 00:00:00",
                "1969-12-31 23:59:59",
                "2026-02-30 08:00:00",
                "2026-11-03T08:15:00Z",
                "+999999999-01-01 00:00:00",
                "yesterday",
                ""
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(WordPressText.date(text)).isEmpty();
    }

    @Test
    void blocksStayAsTheyAreAndTextAroundThemBecomesParagraphs() {
        assertThat(
                        WordPressText.paragraphs(
                                "As they said:\r\n<blockquote>one\n\n<p>two</p>\n</blockquote>\r\nNo.\n\n\nReally <em>not</em>."))
                .isEqualTo("""
                        <p>As they said:</p>
                        <blockquote>one

                        <p>two</p>
                        </blockquote>
                        <p>No.</p>
                        <p>Really <em>not</em>.</p>""");
    }

    @Test
    void codeKeepsItsBlankLines() {
        assertThat(WordPressText.paragraphs("<pre>a\n\nb</pre>")).isEqualTo("<pre>a\n\nb</pre>");
    }

    @Test
    void aBlockThatNeverEndsIsKept() {
        assertThat(WordPressText.paragraphs("Look:<pre>a\n\nb")).isEqualTo("<p>Look:</p>\n<pre>a\n\nb");
        assertThat(WordPressText.paragraphs("Look:</pre>there")).isEqualTo("Look:</pre>\n<p>there</p>");
    }

    @Test
    void aMebibyteOfUnclosedTagsIsNothingSpecial() {
        assertThat(WordPressText.paragraphs("<p ".repeat(350_000))).hasSizeGreaterThan(1_000_000);
        assertThat(WordPressText.paragraphs("<p>".repeat(350_000))).hasSizeGreaterThan(1_000_000);
        assertThat(WordPressText.paragraphs("\n \n \n".repeat(200_000) + "x")).isEqualTo("<p>x</p>");
    }

    @Test
    void namesLoseEntitiesAndLineBreaks() {
        assertThat(WordPressText.plain(" Jonas &amp; Ida&#8217;s\n\tboat &#0;")).isEqualTo("Jonas & Ida’s boat");
    }
}
