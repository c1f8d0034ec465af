package parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.mail.Tidings.Page;
import parley.mail.Tidings.Reader;
import parley.mail.Tidings.Told;
import parley.texts.Language;
import parley.web.Tokens;

class LetterWriterTest {
    private static final String HOME = "https://talk.example.org";
    private static final UUID MAIL = new UUID(1, 2);
    private static final UUID DISCUSSION = new UUID(3, 4);
    private static final String EVIL = "Ida\r\nBcc: all@example.org\r\n\r\n<img src=x> https://evil.example";

    private final Tokens tokens = new Tokens("a secret of tests, long enough for it".getBytes(StandardCharsets.UTF_8));
    private final LetterWriter writer =
            new LetterWriter(new From("Talk", new Mailbox("talk@example.org")), HOME, tokens);

    @Test
    void neitherNamesNorTitlesBreakOutOfTheirLine() {
        var letter = letter("en", reply(EVIL, EVIL, "<p>Yes.</p>"));
        assertThat(letter.subject()).doesNotContain("\r", "\n").startsWith("Ida Bcc: […]");
        assertThat(letter.headers().values()).noneMatch(value -> value.matches("(?s).*[^ -~].*"));
        var html = Jsoup.parse(letter.html());
        assertThat(html.select("img")).isEmpty();
        assertThat(html.select("a").eachAttr("href")).hasSize(2).allMatch(link -> link.startsWith(HOME));
        assertThat(letter.text()).doesNotContain("evil.example");
    }

    @Test
    void theLinkOfAPageThatABrowserNamedIsNeverMailed() {
        var url = Optional.of("https://news.example.org/a#x");
        assertThat(links(new Page("demo", DISCUSSION, Optional.of(7), url, Optional.empty(), false)))
                .startsWith(HOME + "/demo/" + DISCUSSION + "#comment-7");
        assertThat(links(new Page("demo", DISCUSSION, Optional.of(7), url, Optional.empty(), true)))
                .startsWith("https://news.example.org/a#comment-7");
    }

    private List<String> links(Page page) {
        var letter = letter("en", told("reply", "published", page, "", ""));
        return Jsoup.parse(letter.html()).select("a").eachAttr("href");
    }

    @Test
    void itCanBeStoppedWithOneClickAndIsKnownAgainByItsId() {
        var letter = letter("de", reply("Uwe", "Die Brücke", "<p>Ja.</p>"));
        assertThat(letter.id()).isEqualTo(MAIL + "@example.org");
        assertThat(letter.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("References", "<" + DISCUSSION + "@example.org>");
        var token = letter.headers().getOrDefault("List-Unsubscribe", "").replaceAll("^<.*token=|>$", "");
        assertThat(tokens.stopsMail(token)).hasValue(MAIL);
        assertThat(letter.subject()).isEqualTo("Uwe hat auf Ihren Kommentar geantwortet");
        assertThat(letter.text()).contains("Uwe hat Ihnen geantwortet, unter „Die Brücke“\n> Ja.\n");
    }

    @Test
    void aDecisionIsToldWithItsReasonAndOnlyAsItStands() {
        var page = page("The bridge");
        assertThat(letter("en", told("decision", "rejected", page, "reject", "Off topic"))
                        .text())
                .contains("A moderator decided not to publish your comment", "> Mine", "The reason: Off topic");
        assertThat(letter("en", told("decision", "published", page, "approve", ""))
                        .subject())
                .isEqualTo("Your comment has been published");
        var undone = told("decision", "removed", page, "approve", "");
        var gone = told("reply", "removed", page, "", "");
        assertThat(writer.tidings(MAIL, reader("en"), List.of(undone, gone))).isEmpty();
    }

    @Test
    void manyAreCountedAndSomeAreShown() {
        var many = Stream.generate(() -> reply("Uwe", "The bridge", "<p>Yes.</p>"))
                .limit(33)
                .toList();
        var letter = writer.tidings(MAIL, reader("en"), many).orElseThrow();
        assertThat(letter.subject()).isEqualTo("Talk: news of your comments (33)");
        assertThat(Jsoup.parse(letter.html()).select("blockquote")).hasSize(Tidings.MOST);
        assertThat(letter.text()).contains("more than this mail can hold: 13");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasWholeLetters(Language language) {
        var page = page("The bridge");
        var told = letter(
                language.tag(),
                told("reply", "published", page, "", ""),
                told("mention", "published", page, "", ""),
                told("decision", "published", page, "approve", ""),
                told("decision", "spam", page, "spam", "Because"));
        var asked = writer.confirmation(MAIL, reader(language.tag()), Instant.EPOCH);
        for (var letter : List.of(told, asked)) {
            assertThat(letter.html())
                    .contains("lang=\"" + language.tag() + "\"", "dir=\"" + language.direction() + "\"");
            assertThat(letter.text()).doesNotContain("{", "null").contains("lang=" + language.tag());
        }
    }

    private Letter letter(String lang, Told... told) {
        return writer.tidings(MAIL, reader(lang), List.of(told)).orElseThrow();
    }

    private static Reader reader(String lang) {
        return new Reader(MAIL, "ida@example.org", "box", "confirmed", lang, "Talk");
    }

    private static Told told(String kind, String status, Page page, String decision, String reason) {
        return new Told(kind, status, "Uwe", "<p>Mine</p>", page, given(decision), given(reason));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static Told reply(String author, String title, String html) {
        return new Told("reply", "published", author, html, page(title), Optional.empty(), Optional.empty());
    }

    private static Page page(String title) {
        return new Page("demo", DISCUSSION, Optional.of(7), Optional.empty(), Optional.of(title), true);
    }
}
