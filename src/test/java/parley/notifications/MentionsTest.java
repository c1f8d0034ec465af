package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    private static final Set<String> NAMES =
            Set.of("ida", "ida sommer", "ole", "müller-lüdenscheidt", "dr. k.", "o'hara");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody at all                           | ''
            @Ole, what do you say?                  | ole
            well, @ole: no                          | ole
            (@OLE)                                  | ole
            @Ida is not @Ida Sommer                 | ida, ida sommer
            @Ida Sommer thanks                      | ida sommer
            @Ida Sommer!                            | ida sommer
            ask @Müller-Lüdenscheidt.               | müller-lüdenscheidt
            @Dr. K. knows                           | dr. k.
            @O'Hara                                 | o'hara
            @Olesya is somebody else                | ''
            write to ole@ida.example                | ''
            @nobody                                 | ''
            @                                       | ''
            @@ole                                   | ole
            """)
    void whoIsMeant(String text, String expected) {
        var names = expected.isEmpty() ? List.<String>of() : Arrays.asList(expected.split(", "));
        assertThat(Mentions.of(text, NAMES)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void whatIsAskedForHoldsWhatIsMeant() {
        var text = "@Ida Sommer and @Dr. K.: see @O'Hara";
        assertThat(Mentions.candidates(text)).containsAll(Mentions.of(text, NAMES));
    }

    @Test
    void aCrowdIsNotCalledOut() {
        var text = "@ole ".repeat(9) + "@a1 @a2 @a3 @ida";
        assertThat(Mentions.of(text, NAMES)).containsExactly("ole");
        assertThat(Mentions.candidates("@a b c d e f g h " + "@x ".repeat(1_000)))
                .hasSizeLessThan(60);
        assertThat(new TreeSet<>(Mentions.candidates("@" + "long".repeat(1_000))))
                .allMatch(candidate -> candidate.length() <= 65);
    }
}
