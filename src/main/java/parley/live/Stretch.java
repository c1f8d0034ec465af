package parley.live;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import parley.event.DiscussionId;

/** Encoded events of one discussion without gaps, immutable, so that all event loops read it without asking. */
final class Stretch {
    /** Characters after which a frame takes no more events: many small writes would cost, one huge one would wait. */
    private static final int FRAME_CHARACTERS = 64 * 1024;

    private static final int FRAMES_KEPT = 2 * Form.FORMS;

    private final DiscussionId discussion;
    private final long from;
    private final List<Line> lines;
    private final AtomicReferenceArray<Kept> frames = new AtomicReferenceArray<>(FRAMES_KEPT);

    private record Kept(long after, Form form, Frame frame) {}

    private Stretch(DiscussionId discussion, long from, List<Line> lines) {
        this.discussion = discussion;
        this.from = from;
        this.lines = lines;
    }

    /** @param lines contiguous, starting with {@code from + 1} */
    static Stretch of(DiscussionId discussion, long from, List<Line> lines) {
        return new Stretch(discussion, from, List.copyOf(lines));
    }

    static Stretch empty(DiscussionId discussion, long at) {
        return of(discussion, at, List.of());
    }

    /** The cursor before the first event. */
    long from() {
        return from;
    }

    /** The cursor after the last event. */
    long head() {
        return from + lines.size();
    }

    /** Whether it can tell what follows this cursor. */
    boolean holds(long cursor) {
        return from <= cursor && cursor < head();
    }

    List<Line> lines() {
        return lines;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The last events, at most so many and, but for the very last one, at most so many characters. */
    Stretch newest(int count, int characters) {
        int first = lines.size();
        int size = 0;
        while (first > 0 && lines.size() - first < count) {
            size += lines.get(first - 1).size();
            if (size > characters && first < lines.size()) {
                break;
            }
            first--;
        }
        return first == 0 ? this : of(discussion, from + first, lines.subList(first, lines.size()));
    }

    /** What follows a cursor that lies inside. The last few frames are kept: most sockets stand at the same cursor. */
    Frame frame(long after, Form form) {
        int place = (int) ((after * Form.FORMS + form.index()) % FRAMES_KEPT);
        var kept = frames.get(place);
        if (kept == null || kept.after != after || !kept.form.equals(form)) {
            kept = new Kept(after, form, join(after, form));
            frames.set(place, kept);
        }
        return kept.frame;
    }

    private Frame join(long after, Form form) {
        var events = new StringBuilder();
        long to = after;
        while (to < head() && events.length() < FRAME_CHARACTERS) {
            if (to > after) {
                events.append(',');
            }
            events.append(lines.get((int) (to - from)).text(form));
            to++;
        }
        return new Frame(discussion, to, (int) (to - after), events.toString());
    }
}
