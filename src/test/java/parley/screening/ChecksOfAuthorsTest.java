package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.screening.ChecksTest.CLEAR;
import static parley.screening.ChecksTest.HOLD;
import static parley.screening.ChecksTest.REFUSE;
import static parley.screening.ChecksTest.row;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each check that looks at the author, alone")
class ChecksOfAuthorsTest {

    private static final Instant BEFORE = Drafts.NOON.minusSeconds(1);
    private static final Instant LATER = Drafts.NOON.plusSeconds(60);

    @ParameterizedTest(name = "{0}: {1} → {3}")
    @MethodSource({"barred", "watched", "newAuthors", "rejections"})
    void finds(String check, String what, Drafts drafts, String finding) {
        assertThat(ChecksTest.found(check, drafts)).isEqualTo(finding);
    }

    static Stream<Arguments> barred() {
        return Stream.of(
                row("barred", "somebody new", harmless(), CLEAR),
                row("barred", "banned", harmless().standing(barred(true, false, false, BEFORE)), REFUSE),
                row("barred", "suspended", harmless().standing(barred(false, true, false, LATER)), REFUSE),
                row(
                        "barred",
                        "suspended until now",
                        harmless().standing(barred(false, true, false, Drafts.NOON)),
                        CLEAR),
                row("barred", "muted", harmless().standing(barred(false, false, true, LATER)), REFUSE),
                row("barred", "muted in the past", harmless().standing(barred(false, false, true, BEFORE)), CLEAR));
    }

    static Stream<Arguments> watched() {
        return Stream.of(
                row("watched", "not", harmless(), CLEAR),
                row("watched", "watched", harmless().watched(), HOLD));
    }

    static Stream<Arguments> newAuthors() {
        Drafts strict = harmless().where("newAuthorHeld", 2);
        return Stream.of(
                row("new-author", "where nobody minds", harmless(), CLEAR),
                row("new-author", "the first comment", strict, HOLD),
                row("new-author", "with one published", strict.after(1, 1, 0), HOLD),
                row("new-author", "with two published", strict.after(2, 2, 0), CLEAR));
    }

    static Stream<Arguments> rejections() {
        return Stream.of(
                row("recent-rejections", "none", harmless().after(5, 5, 0), CLEAR),
                row("recent-rejections", "two of two", harmless().after(0, 2, 2), CLEAR),
                row("recent-rejections", "three of ten", harmless().after(7, 10, 3), HOLD),
                row("recent-rejections", "three of eleven", harmless().after(8, 11, 3), CLEAR),
                row(
                        "recent-rejections",
                        "all, where nobody minds",
                        harmless().after(0, 9, 9).where("rejectionsHeld", false),
                        CLEAR));
    }

    @Test
    void theSuspendedHearUntilWhen() {
        var draft = harmless().standing(barred(false, true, false, LATER)).draft();
        assertThat(new Barred().inspect(draft))
                .isEqualTo(Finding.refuse("You are suspended until 2026-05-01 12:01 UTC."));
    }

    @Test
    void theWatchedAreNotToldWhy() {
        assertThat(new Watched().inspect(harmless().watched().draft()))
                .isEqualTo(Finding.hold("A moderator looks at this comment first."));
    }

    private static Standing barred(boolean banned, boolean suspended, boolean muted, Instant until) {
        return new Standing(
                false,
                false,
                muted ? Optional.of(until) : Optional.empty(),
                suspended ? Optional.of(until) : Optional.empty(),
                banned,
                0,
                0,
                0);
    }

    private static Drafts harmless() {
        return Drafts.harmless();
    }
}
