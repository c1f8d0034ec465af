package parley.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain from its first line to its last and looks whether each follows from the one before. Holds one page of
 * it at a time. Used once, on a thread that may wait; lines may be appended meanwhile.
 */
public final class Verification {
    private static final int PAGE = 500;

    /** What was found. */
    public sealed interface Verdict {}

    /**
     * @param lines how many there are
     * @param head the hash of the last one
     * @param expectedAt the position of the line whose hash was expected; empty if none was
     */
    public record Whole(long lines, String head, Optional<Long> expectedAt) implements Verdict {}

    /**
     * @param position of the first line that is not as it was, or of which nobody knows
     * @param why in words, to follow "line n"
     */
    public record Broken(long position, String why) implements Verdict {}

    /** Nothing is wrong with what is there, but what was noted elsewhere is not there. */
    public record Shortened(long lines, String head) implements Verdict {}

    private final AuditReader reader;
    private final Optional<String> expected;
    private long position = 0;
    private String hash = Line.BEFORE_ALL;
    private @Nullable Long expectedAt;

    /** @param expected the hash of any line, noted at some time where this database's owner cannot change it */
    public Verification(AuditReader reader, Optional<String> expected) {
        this.reader = reader;
        this.expected = expected;
        meet();
    }

    public Verdict run() {
        while (true) {
            var broken = walk();
            if (broken.isPresent()) {
                return broken.get();
            }
            var head = reader.head().await(); // after the walk: what it counts must be there by now
            if (head.position() < position) {
                return new Broken(head.position() + 1, "is not one that was counted");
            }
            if (head.position() == position) {
                return head.hash().equals(hash) ? verdict() : new Broken(position, "is not the one that was counted");
            }
            if (nothingFollows()) {
                return new Broken(position + 1, "is missing");
            }
        }
    }

    private boolean nothingFollows() {
        return reader.after(position, 1).await().isEmpty();
    }

    /** To the end, as far as it is there. */
    private Optional<Verdict> walk() {
        long after = position == 0 ? Long.MIN_VALUE : position;
        for (var page = reader.after(after, PAGE).await();
                !page.isEmpty();
                page = reader.after(position, PAGE).await()) {
            for (var line : page) {
                var wrong = take(line);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> take(Line line) {
        long due = position + 1;
        if (line.position() != due) {
            return Optional.of(
                    line.position() > due
                            ? new Broken(due, "is missing")
                            : new Broken(line.position(), "has no place in the chain"));
        }
        if (!line.previous().equals(hash)) {
            return Optional.of(new Broken(due, "does not follow from the one before it"));
        }
        if (!line.hash().equals(Seal.of(line))) {
            return Optional.of(new Broken(due, "was changed"));
        }
        position = due;
        hash = line.hash();
        meet();
        return Optional.empty();
    }

    private void meet() {
        if (expected.filter(hash::equals).isPresent()) {
            expectedAt = position;
        }
    }

    private Verdict verdict() {
        return expected.isPresent() && expectedAt == null
                ? new Shortened(position, hash)
                : new Whole(position, hash, Optional.ofNullable(expectedAt));
    }
}
