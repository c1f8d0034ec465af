package parley.moderation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentStatus;

/** What a moderator can decide, and where it leads. */
public enum Decision {
    /** Readers may see it: it waited, or was turned down by mistake. */
    APPROVE(CommentStatus.PUBLISHED),
    REJECT(CommentStatus.REJECTED),
    SPAM(CommentStatus.SPAM),
    REMOVE(CommentStatus.REMOVED),
    /** Readers may see it again. */
    RESTORE(CommentStatus.PUBLISHED);

    private final CommentStatus to;

    Decision(CommentStatus to) {
        this.to = to;
    }

    public CommentStatus to() {
        return to;
    }

    /** What waits is approved or turned down; what a moderator took away is only restored. */
    public boolean fits(CommentStatus from) {
        return switch (this) {
            case APPROVE, REJECT, SPAM -> from != CommentStatus.REMOVED;
            case REMOVE -> true;
            case RESTORE -> from != CommentStatus.PENDING;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Decision> of(String label) {
        return Stream.of(values())
                .filter(decision -> decision.label().equals(label))
                .findFirst();
    }
}
