package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextTest {

    @ParameterizedTest
    @MethodSource
    void bodies(String typed, String kept) {
        assertThat(Text.body(typed)).isEqualTo(kept);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("a\r\nb\rc\nd", "a\nb\nc\nd"),
                Arguments.of("a\r\r\nb", "a\n\nb"),
                Arguments.of("a\tb", "a\tb"),
                Arguments.of("a\u0001\u001b[31mb\u007f\u0085", "a[31mb"),
                Arguments.of("e\u0301", "é"),
                Arguments.of("\u212b", "Å"),
                Arguments.of("    code\n", "    code"),
                Arguments.of("a \n\n ", "a"),
                Arguments.of("👩\u200d💻", "👩\u200d💻"),
                Arguments.of("a" + "\u0336".repeat(31) + "b", "a" + "\u0336".repeat(30) + "b"),
                Arguments.of("\ufb03 stays", "\ufb03 stays"));
    }

    @ParameterizedTest
    @MethodSource
    void names(String typed, String kept) {
        assertThat(Text.name(typed)).isEqualTo(kept);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("  Ada   Lovelace\n", "Ada Lovelace"),
                Arguments.of("Ada\u00a0\u2003\u2028B", "Ada B"),
                Arguments.of("a\0b\u0007c", "abc"),
                Arguments.of("\u202eadA\u202c", "adA"),
                Arguments.of("\u2066a\u2067b\u2068c\u2069", "abc"),
                Arguments.of("a\u200eb\u200fc\u061c", "abc"),
                Arguments.of("a\u200bd\u200cm\u200di\u2060n\ufeff", "admin"),
                Arguments.of("a\udb40\udc41b", "ab"),
                Arguments.of("Zoe\u0308", "Zoë"),
                Arguments.of("e\u200b\u0301", "é"),
                Arguments.of("Z" + "\u0351".repeat(40) + "algo", "Z" + "\u0351".repeat(4) + "algo"),
                Arguments.of("\u3164 \u2800", ""),
                Arguments.of("", ""));
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        assertThat(Text.codePoints("a😀é")).isEqualTo(3);
    }

    @Test
    void cleaningTwiceChangesNothingMore() {
        for (String file : List.of("naughty-text.txt", "hostile-html.txt")) {
            for (String line : Lines.of(file)) {
                String body = Text.body(line);
                String name = Text.name(line);
                assertThat(Text.body(body))
                        .isEqualTo(body)
                        .matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
                assertThat(Text.name(name))
                        .isEqualTo(name)
                        .matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
            }
        }
    }

    @Test
    void manyMarksThatWouldTakeLongToSortAreCutFirst() {
        assertThat(Text.body("a" + "\u0301\u0316".repeat(32_000))).hasSizeLessThanOrEqualTo(31);
        assertThat(Text.body("\u0344".repeat(10_000))).hasSizeLessThanOrEqualTo(31);
    }
}
