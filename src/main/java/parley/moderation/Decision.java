package parley.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentStatus;

/** What a moderator can decide, and where it leads. */
public enum Decision {
    /** Readers may see it: it waited, or was turned down by mistake. */
    APPROVE(Optional.of(CommentStatus.PUBLISHED)),
    REJECT(Optional.of(CommentStatus.REJECTED)),
    SPAM(Optional.of(CommentStatus.SPAM)),
    REMOVE(Optional.of(CommentStatus.REMOVED)),
    /** Readers may see it again. */
    RESTORE(Optional.of(CommentStatus.PUBLISHED)),
    /** It stays where it is, with other words. */
    REDACT(Optional.empty()),
    /** Takes the last decision back; it has a path of its own, and nobody asks for it by name. */
    UNDO(Optional.empty());

    /** What may be asked for. */
    static final List<Decision> ALL = List.of(APPROVE, REJECT, SPAM, REMOVE, RESTORE, REDACT);

    private final Optional<CommentStatus> to;

    Decision(Optional<CommentStatus> to) {
        this.to = to;
    }

    /** @param from where the comment stands before it */
    public CommentStatus to(CommentStatus from) {
        return to.orElse(from);
    }

    /** What waits is approved or turned down; what a moderator took away is only restored. */
    public boolean fits(CommentStatus from) {
        return switch (this) {
            case APPROVE, REJECT, SPAM -> from != CommentStatus.REMOVED;
            case REMOVE -> true;
            case RESTORE -> from != CommentStatus.PENDING;
            case REDACT -> from == CommentStatus.PUBLISHED || from == CommentStatus.PENDING;
            case UNDO -> false;
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
