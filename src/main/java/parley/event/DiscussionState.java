package parley.event;

import java.util.Locale;

/** Whether a discussion takes comments. */
public enum DiscussionState {
    OPEN,
    CLOSED,
    ARCHIVED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static DiscussionState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
