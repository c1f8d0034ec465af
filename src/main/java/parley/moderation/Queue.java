package parley.moderation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentStatus;

/** Where moderators look. Who waits longest comes first; what is settled is shown newest first. */
public enum Queue {
    PENDING(Optional.of(CommentStatus.PENDING), Order.OLDEST),
    /** Readable, and somebody says that something is wrong with it. */
    REPORTED(Optional.empty(), Order.REPORTED),
    PUBLISHED(Optional.of(CommentStatus.PUBLISHED), Order.NEWEST),
    REJECTED(Optional.of(CommentStatus.REJECTED), Order.NEWEST),
    SPAM(Optional.of(CommentStatus.SPAM), Order.NEWEST);

    private final Optional<CommentStatus> status;
    private final Order order;

    Queue(Optional<CommentStatus> status, Order order) {
        this.status = status;
        this.order = order;
    }

    Optional<CommentStatus> status() {
        return status;
    }

    /** In which it is read unless somebody asks otherwise. */
    Order order() {
        return order;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Queue> of(String label) {
        return Stream.of(values()).filter(queue -> queue.label().equals(label)).findFirst();
    }
}
