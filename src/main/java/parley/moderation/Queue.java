package parley.moderation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentStatus;

/** Where moderators look. Who waits longest comes first; what is settled is shown newest first. */
public enum Queue {
    PENDING(Optional.of(CommentStatus.PENDING), true),
    /** Readable, and somebody says that something is wrong with it. Most reported first. */
    REPORTED(Optional.empty(), true),
    PUBLISHED(Optional.of(CommentStatus.PUBLISHED), false),
    REJECTED(Optional.of(CommentStatus.REJECTED), false),
    SPAM(Optional.of(CommentStatus.SPAM), false);

    private final Optional<CommentStatus> status;
    private final boolean oldestFirst;

    Queue(Optional<CommentStatus> status, boolean oldestFirst) {
        this.status = status;
        this.oldestFirst = oldestFirst;
    }

    Optional<CommentStatus> status() {
        return status;
    }

    boolean oldestFirst() {
        return oldestFirst;
    }

    public static Optional<Queue> of(String label) {
        return Stream.of(values())
                .filter(queue -> queue.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst();
    }
}
