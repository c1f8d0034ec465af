package parley.event;

import java.util.Locale;

/** Where a comment stands. Only {@link #PUBLISHED} ones are readable. */
public enum CommentStatus {
    PUBLISHED,
    PENDING,
    REJECTED,
    SPAM,
    REMOVED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such status */
    public static CommentStatus of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
