package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.screening.Markdown;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello **world**!                         | Hello world!
            Tom & Jerry <3 "quotes" it's 1+1=2 @ole  | Tom & Jerry <3 "quotes" it's 1+1=2 @ole
            see [the *page*](https://a.example/?b=1) | see the page
            `<b>&amp;</b>`                           | <b>&amp;</b>
            5 &lt; 6                                 | 5 < 6
            """)
    void isWhatIsReadAndNotWhatWasTyped(String typed, String read) {
        assertThat(Excerpt.of(Markdown.render(typed).html())).isEqualTo(read);
    }

    @Test
    void isOneLine() {
        assertThat(Excerpt.of(Markdown.render("one\n\ntwo\n\n- three\n- four").html()))
                .isEqualTo("one two three four");
    }

    @Test
    void endsAfter140CodePointsAndSaysSo() {
        assertThat(Excerpt.of("<p>" + "ä".repeat(140) + "</p>")).isEqualTo("ä".repeat(140));
        assertThat(Excerpt.of("<p>" + "😀".repeat(141) + "</p>")).isEqualTo("😀".repeat(139) + "…");
    }
}
