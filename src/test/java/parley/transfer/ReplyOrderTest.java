package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyOrderTest {

    private final ImportReport report = new ImportReport();

    @Test
    void theOrderDoesNotDependOnThatOfTheFile() {
        var comments = new ArrayList<ForeignComment>();
        var chance = new Random(7);
        for (int id = 1; id <= 200; id++) {
            comments.add(comment(id, chance.nextInt(201), chance.nextInt(50)));
        }
        var expected = ReplyOrder.of(comments, report);
        Collections.shuffle(comments, chance);

        assertThat(ReplyOrder.of(comments, report)).isEqualTo(expected).hasSize(200);
        var seen = new ArrayList<String>();
        for (var comment : expected) {
            assertThat(seen).containsAll(comment.parentForeignId().stream().toList());
            seen.add(comment.foreignId());
        }
    }

    @Test
    void idsAreComparedAsNumbers() {
        assertThat(ReplyOrder.of(List.of(comment(10, 0, 1), comment(9, 0, 1)), report))
                .extracting(ForeignComment::foreignId)
                .containsExactly("9", "10");
    }

    @Test
    void aHundredThousandLevelsAreOrdered() {
        var comments = new ArrayList<ForeignComment>();
        for (int id = 1; id <= 100_000; id++) {
            comments.add(comment(id, id - 1, 0));
        }

        assertThat(ReplyOrder.of(comments.reversed(), report)).isEqualTo(comments);
    }

    private static ForeignComment comment(int id, int parent, int second) {
        return new ForeignComment(
                Integer.toString(id),
                Optional.of(parent).filter(none -> none != 0).map(Object::toString),
                "Mara Lindt",
                Optional.empty(),
                Optional.empty(),
                Instant.ofEpochSecond(second),
                "<p>a</p>",
                Approval.APPROVED);
    }
}
