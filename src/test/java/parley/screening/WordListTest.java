package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {

    @ParameterizedTest(name = "{0} in “{1}” → {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "casino,       My Casino trip,        Casino",
                "casino,       casinos,               -",
                "casino,       online-casino.example, casino",
                "Çasíno,       casino,                casino",
                "casino,       𝐜𝐚𝐬𝐢𝐧𝐨 ｃａｓｉｎｏ,       𝐜𝐚𝐬𝐢𝐧𝐨",
                "casino*,      casinos,               casinos",
                "casino*,      casino,                casino",
                "casino*,      cas ino,               -",
                "buy now,      BUY... now!,           BUY... now",
                "buy now,      buy right now,         -",
                "buy now,      buynow,                -",
                "buy chea*,    buy cheaply,           buy cheaply",
                "buy chea*,    cheaply,               -",
                "*casino,      megacasino.example,    megacasino",
                "*casino,      megacasinos,           -",
                "*asin*,       two casinos,           casinos",
                "ca*no,        a casino,              casino",
                "ca*no,        cano,                  cano",
                "ca*ano,       cano,                  -",
                "ca*no,        cabana nostra,         -",
                "ca*no,        casinos,               -",
                "f**l me,      foul me,               foul me",
                "buy *hea* now*, buy cheap nowadays,  buy cheap nowadays",
                "buy * now,    buy now,               buy now",
                "strasse,      Straße,                Straße",
                "STRAßE,       strasse,               strasse",
                "smorrebrod,   Smørrebrød,            Smørrebrød",
                "λόγος,        ΛΟΓΟΣ,                 ΛΟΓΟΣ",
                "istanbul,     İSTANBUL ıstanbul,     İSTANBUL",
                "赌场,          我在赌场里,              赌场",
                "赌场,          赌一场,                 -",
                "カジノ,        オンラインカジノへ,       カジノ",
                "ガス,          カス,                  -",
                "🍆,           hello🍆hello,          🍆",
                "कि,           क,                     -",
                "ab,           a.b,                   -",
            })
    void finds(String phrase, String text, String found) {
        assertThat(WordList.compile(List.of(phrase)).firstIn(text).orElse(null)).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} in “{1}” → {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "casino,       my c4s1n0 here,        c4s1n0",
                "casino,       C@$!NO!,               C@$!NO",
                "viagra,       v1agr4,                v1agr4",
                "loll,         l011 and 1o11,         1o11",
                "ass,          a$$ and @ss,           a$$",
                "ass,          on the A55,            -",
                "ass,          455,                   -",
                "ass,          '455 455, 4.55, $455', -",
                "lost,         10 st or 1st,          -",
                "los,          10s,                   -",
                "sex,          5ex,                   5ex",
                "a$$,          ass,                   ass",
                "a$$,          a,                     -",
                "$100,         win $100 now,          $100",
                "casino,       саsinо,                саsinо",
                "casino,       CΑSΙΝΟ,                CΑSΙΝΟ",
                "cop,          сор,                   сор",
                "cop,          'Это сор, вынеси',     -",
                "cop,          'Это сoр, вынеси',     сoр",
                "казино,       наше КАЗИНО,           КАЗИНО",
                "казино,       наше кaзинo,           кaзинo",
                "casino,       c a s i n o,           c a s i n o",
                "casino,       my c-a-s-i-n-o!,       c-a-s-i-n-o",
                "casino,       c.4.$.i.n.0,           c.4.$.i.n.0",
                "buy now,      b u y   n o w,         b u y n o w",
                "casino,       c as ino,              -",
                "ab,           plan A b,              -",
                "iam,          I a m here,            I a m",
            })
    void findsWhatIsInDisguise(String phrase, String text, String found) {
        assertThat(WordList.compile(List.of(phrase)).firstIn(text).orElse(null)).isEqualTo(found);
    }

    @Test
    void lookingSomethingUpGrowsWithTheTextAndNotWithTheList() {
        long small = steps(500, 1_000);
        assertThat(steps(10_000, 1_000)).isLessThan(2 * small);
        assertThat(steps(10_000, 8_000)).isBetween(7 * small, 16 * small);
    }

    /** Nothing matches, but much begins and ends as if it would. */
    private static long steps(int entries, int words) {
        var list = WordList.compile(IntStream.range(0, entries)
                .mapToObj(entry -> switch (entry % 5) {
                    case 0 -> "reading" + letters(entry);
                    case 1 -> letters(entry) + "ading*";
                    case 2 -> "*" + letters(entry) + "ing";
                    case 3 -> "*rea" + letters(entry) + "*";
                    default -> "read" + letters(entry) + "*ing";
                })
                .toList());
        var search = list.search();
        assertThat(search.first(Words.of("reading ".repeat(words)))).isEmpty();
        return search.steps();
    }

    private static String letters(int number) {
        return "q" + Integer.toString(number, 26).replaceAll("[0-9]", "z");
    }

    @Test
    void oneLongWordCostsNoMoreThanManyShortOnes() {
        var list = WordList.compile(
                IntStream.range(1, 99).mapToObj(n -> "*" + "a".repeat(n) + "b*").toList());
        var search = list.search();
        assertThat(search.first(Words.of("a".repeat(64_000)))).isEmpty();
        assertThat(search.steps()).isLessThan(3 * 64_000);
    }

    @Test
    void lettersWithWideGapsAreReadInOneGo() {
        var list = WordList.compile(List.of("casino"));
        assertThat(list.firstIn("a    ".repeat(12_000))).isEmpty();
        assertThat(list.firstIn("a ".repeat(30_000) + "b c")).isEmpty();
    }

    @Test
    void invisibleCharactersHideNothing() {
        var list = WordList.compile(List.of("casino"));
        assertThat(list.firstIn("ca\u200bsi\u00adno")).contains("casino");
        assertThat(list.firstIn("c\u0336a\u0336s\u0336i\u0336n\u0336o\u0336")).isPresent();
    }

    @Test
    void ofManyPhrasesTheFirstInTheTextIsTold() {
        var list = WordList.compile(List.of("c d e", "b", "a*", "ab*"));
        assertThat(list.firstIn("x c d abc b")).contains("abc");
        assertThat(list.firstIn("x c d e")).contains("c d e");
        assertThat(list.firstIn("c c d e")).contains("c d e");
    }

    @Test
    void aShorterBeginningReplacesTheLongerOnes() {
        var list = WordList.compile(List.of("casinos*", "casablanca*", "cas*", "cat*"));
        assertThat(list.firstIn("casual")).contains("casual");
        assertThat(list.firstIn("catalogue")).contains("catalogue");
        assertThat(list.firstIn("camel")).isEmpty();
    }

    @Test
    void anEmptyListFindsNothing() {
        assertThat(WordList.compile(List.of()).firstIn("anything")).isEmpty();
        assertThat(WordList.compile(List.of("", "...", "*")).firstIn("anything * ..."))
                .isEmpty();
    }

    @Test
    void aLongTextAgainstAPhraseThatAlmostFitsEverywhere() {
        var list = WordList.compile(List.of("a ".repeat(40) + "b"));
        assertThat(list.firstIn("a ".repeat(8_000))).isEmpty();
        assertThat(list.firstIn("a ".repeat(8_000) + "b")).isPresent();
    }
}
