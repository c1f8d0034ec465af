package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
