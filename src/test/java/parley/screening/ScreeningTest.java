package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.event.DiscussionState;
import parley.sites.Policy;

class ScreeningTest {

    @Test
    void theOrderIsTheOneThatIsPromised() {
        assertThat(Screening.ORDER)
                .extracting(Screening.Step::name)
                .containsExactly(
                        "closed",
                        "barred",
                        "shadow-banned",
                        "empty",
                        "length",
                        "banned-words",
                        "link-hosts",
                        "contact-details",
                        "links",
                        "suspect-words",
                        "shouting",
                        "mentions",
                        "repeated",
                        "recent-rejections",
                        "watched",
                        "new-author",
                        "pre-moderation");
    }

    @Test
    void everyCheckInTheRoomHasItsLineInTheOrder() throws IOException {
        List<String> listed = Screening.ORDER.stream()
                .map(step -> step.check().getClass().getSimpleName())
                .toList();
        try (var files = Files.list(Path.of("src/main/java/parley/screening"))) {
            List<String> written = files.filter(ScreeningTest::isCheck)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void everyLineSaysWhy() {
        assertThat(Screening.ORDER).allSatisfy(step -> assertThat(step.why()).isNotBlank());
    }

    @Test
    void aHarmlessCommentIsPublished() {
        assertThat(Screening.judge(Drafts.harmless().draft())).isEqualTo(new Verdict.Published());
        assertThat(Screening.judge(Drafts.harmless().under(Policy.OPEN).draft()))
                .isEqualTo(new Verdict.Published());
    }

    @Test
    void oneDoubtHolds() {
        assertThat(Screening.judge(Drafts.harmless().where("preModerated", true).draft()))
                .isEqualTo(new Verdict.Held(List.of(
                        new Reason("pre-moderation", "A moderator looks at every comment on this site first."))));
    }

    @Test
    void everyDoubtIsNamedInOrder() {
        var draft = Drafts.harmless()
                .where("preModerated", true)
                .saying("http://a.example http://b.example")
                .saidBefore(Drafts.NOON.minusSeconds(5))
                .draft();
        assertThat(Screening.judge(draft))
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(Reason::check)
                                .containsExactly("links", "repeated", "pre-moderation"));
    }

    @Test
    void oneRefusalRefusesAndDoubtsAreNoLongerMentioned() {
        var draft = Drafts.harmless()
                .where("preModerated", true)
                .in(DiscussionState.CLOSED)
                .saying("")
                .draft();
        assertThat(Screening.judge(draft))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::check)
                                .containsExactly("closed", "empty"));
    }

    @Test
    void theFirstFindingDecides() {
        var held = Screening.judge(Drafts.harmless()
                .where("preModerated", true)
                .watched()
                .saying("THIS IS AN OUTRAGE, ALL OF IT")
                .draft());
        assertThat(Judged.of(held, 7)).isEqualTo(new Judged("held", Optional.of("shouting"), 7));
        assertThat(Judged.of(new Verdict.Published(), 1)).isEqualTo(new Judged("published", Optional.empty(), 1));
        assertThat(Screening.rewordable(held.reasons()))
                .extracting(Reason::check)
                .containsExactly("shouting");
    }

    private static boolean isCheck(Path file) {
        try {
            return Files.readString(file).contains("implements Check");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
