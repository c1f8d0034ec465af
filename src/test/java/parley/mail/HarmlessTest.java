package parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.screening.Markdown;
import parley.screening.Text;

class HarmlessTest {
    /** What mail programs would make a link of. */
    private static final String CLICKABLE =
            "(?is).*(?:[a-z]+://|www\\.|[\\p{L}\\p{N}][.。．｡][\\p{L}\\p{N}]|\\S@\\S|mailto:|tel:).*";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://evil.example/x?y=1 now",
                "see HTTP://EVIL.EXAMPLE",
                "[click here](https://evil.example/a)",
                "![](https://evil.example/pixel.gif)",
                "www.evil.example",
                "evil.example/path",
                "evil。example",
                "write to mallory@evil.example",
                "javascript://evil.example/%0aalert(1)",
                "tel:+4912345",
                "<a href='https://evil.example'>x</a>",
                "ftp:evil.example/x",
                "<https://evil.example>",
                "h\u200bttps://evil.example"
            })
    void nothingOfItCanBeClicked(String markdown) {
        var html = Markdown.render(Text.body(markdown)).html();
        assertThat(String.join("\n", Harmless.excerpt(html))).doesNotMatch(CLICKABLE);
        assertThat(Harmless.line(markdown)).doesNotMatch(CLICKABLE);
    }

    @Test
    void theWordsStay() {
        var html = Markdown.render("Hello *Ida*, 3 < 4 & so on.\n\n> quoted\n\n[the bridge](https://x.example)")
                .html();
        assertThat(Harmless.excerpt(html)).containsExactly("Hello Ida, 3 < 4 & so on.", "quoted", "the bridge");
    }

    @Test
    void aLineIsOneLineWithoutControlsAndNotTooLong() {
        assertThat(Harmless.line("Ida\r\nBcc: all\u0000\u202e")).isEqualTo("Ida Bcc: all");
        assertThat(Harmless.line("x".repeat(500))).hasSize(121).endsWith("…");
    }

    @Test
    void anExcerptIsShort() {
        var longer = Markdown.render(("word ".repeat(30) + "\n\n").repeat(40)).html();
        assertThat(String.join("\n", Harmless.excerpt(longer)).length()).isLessThanOrEqualTo(402);
        assertThat(Harmless.excerpt(Markdown.render("a\n\n".repeat(40)).html())).hasSize(8);
    }
}
