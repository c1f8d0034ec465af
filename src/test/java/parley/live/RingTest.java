package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.event.CommentId;
import parley.event.Event;
import parley.journal.Entry;
import parley.rig.Ground;

class RingTest {
    private static final UnaryOperator<Line> SAME = UnaryOperator.identity();
    private static final Form HTML = Form.of("html", Optional.empty());

    private final Ring ring = new Ring(House.id("ring"));

    @Test
    void keepsTheNewestEventsOnly() {
        open(0);
        ring.append(lines(1, 1_000), SAME);
        assertThat(ring.head()).isEqualTo(1_000);
        assertThat(ring.now().from()).isEqualTo(1_000 - Ring.EVENTS);
    }

    @Test
    void keepsNoMoreCharactersThanItsLimitButAlwaysTheLastEvent() {
        open(0);
        ring.append(List.of(line(1, "x".repeat(Ring.CHARACTERS)), line(2, "x".repeat(Ring.CHARACTERS + 1))), SAME);
        assertThat(ring.now().from()).isEqualTo(1);
        assertThat(ring.head()).isEqualTo(2);
    }

    @Test
    void startsAnewBehindAGap() {
        open(0);
        ring.append(lines(1, 3), SAME);
        ring.append(lines(7, 8), SAME);
        assertThat(ring.now().from()).isEqualTo(6);
        assertThat(ring.head()).isEqualTo(8);
    }

    @Test
    void whatIsSkippedWhileItOpensLiesBehindItsStart() {
        ring.skipTo(6);
        open(5);
        assertThat(ring.now().from()).isEqualTo(6);
        ring.append(lines(7, 7), SAME);
        assertThat(ring.now().lines()).extracting(Line::seq).containsExactly(7L);
    }

    @Test
    void takesNothingTwice() {
        open(2);
        ring.append(lines(1, 4), SAME);
        ring.append(lines(3, 5), SAME);
        assertThat(ring.now().from()).isEqualTo(2);
        assertThat(ring.now().lines()).extracting(Line::seq).containsExactly(3L, 4L, 5L);
    }

    @Test
    void whatComesWhileItOpensFollowsItsStart() {
        ring.append(lines(4, 7), SAME);
        assertThat(ring.opened().isComplete()).isFalse();
        open(5);
        assertThat(ring.opened().succeeded()).isTrue();
        assertThat(ring.now().lines()).extracting(Line::seq).containsExactly(6L, 7L);
    }

    @Test
    void olderEventsOfAChangedCommentAreEncodedAnew() {
        open(0);
        ring.append(lines(1, 3), SAME);
        var removal = new Line(entry(4, new Event.CommentRemoved(comment(2), 2)), "gone", _ -> "gone");
        ring.append(List.of(removal), old -> line(old.seq(), "anew"));
        assertThat(ring.now().lines())
                .extracting(line -> line.text(Form.JSON))
                .containsExactly("1", "anew", "3", "gone");
    }

    @Test
    void thoseAtTheSameCursorShareOneFrame() {
        open(0);
        ring.append(lines(1, 3), SAME);
        var frame = ring.now().frame(1, Form.JSON);
        assertThat(ring.now().frame(1, Form.JSON)).isSameAs(frame);
        assertThat(frame.text()).isEqualTo("{\"discussion\":\"" + House.id("ring") + "\",\"events\":[2,3]}");
        assertThat(frame.to()).isEqualTo(3);
        assertThat(ring.now().frame(1, HTML).text()).contains("[en html 2,en html 3]");
        assertThat(ring.now().frame(1, Form.of("html", Optional.of("ar"))).text())
                .contains("[ar html 2,ar html 3]");
    }

    @Test
    void aFrameEndsWhereItIsLongEnoughAndTheNextGoesOn() {
        open(0);
        ring.append(List.of(line(1, "x".repeat(70_000)), line(2, "2")), SAME);
        assertThat(ring.now().frame(0, Form.JSON).to()).isEqualTo(1);
        assertThat(ring.now().frame(1, Form.JSON).to()).isEqualTo(2);
    }

    private void open(long seq) {
        ring.open(seq, Optional.of(Ground.DEMO));
    }

    private static List<Line> lines(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> line(seq, Long.toString(seq)))
                .toList();
    }

    private static Line line(long seq, String json) {
        return new Line(
                entry(seq, new Event.CommentPublished(comment(seq), 1, 1)),
                json,
                form -> form.language().tag() + " html " + json);
    }

    private static CommentId comment(long number) {
        return new CommentId(new UUID(0, number));
    }

    private static Entry entry(long seq, Event event) {
        return new Entry(seq, OptionalLong.of(seq), Ground.DEMO, House.id("ring"), event, Instant.EPOCH);
    }
}
