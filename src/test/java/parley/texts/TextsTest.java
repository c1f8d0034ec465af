package parley.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.problem.ProblemKind;

/** What is said, in five languages. */
class TextsTest {

    @Test
    void arabicHasSixForms() {
        assertThat(LongStream.of(0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 110, 111, 1000)
                        .mapToObj(Language.ARABIC::plural))
                .containsExactly(
                        "zero", "one", "two", "few", "few", "many", "many", "other", "other", "other", "few", "few",
                        "many", "other");
    }

    @Test
    void frenchAndSpanishCountMillionsInTheirOwnWay() {
        assertThat(LongStream.of(0, 1, 2, 999_999, 1_000_000, 2_000_000).mapToObj(Language.FRENCH::plural))
                .containsExactly("one", "one", "other", "other", "many", "many");
        assertThat(LongStream.of(0, 1, 2, 1_000_000).mapToObj(Language.SPANISH::plural))
                .containsExactly("other", "one", "other", "many");
        assertThat(texts("fr").comments(2_000_000)).isEqualTo("2\u202f000\u202f000 de commentaires");
    }

    @Test
    void countsReadAsTheirLanguageSaysThem() {
        var counts = new TreeMap<String, Object>();
        for (var language : Language.values()) {
            counts.put(
                    language.tag(),
                    IntStream.of(0, 1, 2, 5, 12, 1234)
                            .mapToObj(Texts.in(language)::comments)
                            .toList()
                            .toString());
        }
        assertThat(counts)
                .isEqualTo(Map.of(
                        "en", "[No comments yet, 1 comment, 2 comments, 5 comments, 12 comments, 1,234 comments]",
                        "de",
                                "[Noch keine Kommentare, 1 Kommentar, 2 Kommentare, 5 Kommentare, 12 Kommentare, 1.234 Kommentare]",
                        "fr",
                                "[Aucun commentaire, 1 commentaire, 2 commentaires, 5 commentaires, 12 commentaires, 1\u202f234 commentaires]",
                        "es",
                                "[Aún no hay comentarios, 1 comentario, 2 comentarios, 5 comentarios, 12 comentarios, 1234 comentarios]",
                        "ar", "[لا توجد تعليقات بعد, تعليق واحد, تعليقان, 5 تعليقات, 12 تعليقًا, 1,234 تعليقًا]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|20 November 2026 at 08:20 UTC",
                "de|20. November 2026 um 08:20 Uhr (UTC)",
                "fr|20 novembre 2026 à 08:20 UTC",
                "es|20 de noviembre de 2026, 08:20 UTC",
                "ar|20 نوفمبر 2026، 08:20 بالتوقيت العالمي"
            })
    void datesReadAsTheirLanguageWritesThem(String tag, String date) {
        assertThat(texts(tag).date(Instant.parse("2026-11-20T08:20:34Z"))).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-AT,de;q=0.9,en;q=0.8|de",
                "sv,fr;q=0.5,es;q=0.7|es",
                "fr;q=0,en;q=0.1|en",
                "AR-eg|ar",
                "*|en",
                "xx|en",
                "de;q=nonsense,fr;q=0.1|fr",
                ",;,q=1|en"
            })
    void theBrowsersFirstChoiceThatWeSpeakWins(String header, String tag) {
        assertThat(Language.preferred(header).tag()).isEqualTo(tag);
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(Language.of("tlh")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("DE_at")).isEqualTo(Language.GERMAN);
        assertThat(Language.of("")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whatWasSaidInEnglishIsSaidAgainInOthersWithItsNumbersAndWords() {
        assertThat(texts("de").said("This comment has 5001 characters; at most 5000 are allowed."))
                .isEqualTo("Dieser Kommentar hat 5001 Zeichen; erlaubt sind höchstens 5000.");
        assertThat(texts("fr").said("“ga{0}ga$1” is not published on this site."))
                .isEqualTo("«\u202fga{0}ga$1\u202f» n’est pas publié sur ce site.");
        assertThat(texts("es").said("Something nobody wrote a bundle for."))
                .isEqualTo("Something nobody wrote a bundle for.");
        assertThat(texts("en").said("Anything.")).isEqualTo("Anything.");
    }

    @Test
    void scriptsGetTheirTextsAsJson() {
        var json = new JsonObject(texts("ar").scripts());
        assertThat(json.getString("locale")).isEqualTo("ar-u-nu-latn");
        assertThat(json.getString("new.two")).isEqualTo("تعليقان جديدان");
        assertThat(json.fieldNames()).noneMatch(key -> key.startsWith("script"));
    }

    @Test
    void problemsAreCalledInEnglishWhatTheirCatalogueCallsThem() {
        for (var kind : ProblemKind.values()) {
            assertThat(texts("en").title(kind)).isEqualTo(kind.title());
            assertThat(texts("en").advice(kind)).isEqualTo(kind.advice());
        }
    }

    @Test
    void aTextThatIsNotThereIsAMistakeOfOurs() {
        assertThatThrownBy(() -> texts("en").get("nothing.like.this")).hasMessageContaining("nothing.like.this");
    }

    private static Texts texts(String tag) {
        return Texts.in(Language.of(tag));
    }
}
