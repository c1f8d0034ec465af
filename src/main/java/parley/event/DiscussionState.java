package parley.event;

import java.util.Arrays;
import java.util.Locale;

/** Whether a discussion takes comments. The labels are those of the HTTP API and of column {@code state}. */
public enum DiscussionState {
    /** Anyone the site lets speak may comment. */
    OPEN,
    /** Readable, takes no comments; a moderator may open it again. */
    CLOSED,
    /** Readable, frozen for good: no comments, votes or edits. */
    ARCHIVED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for anything but the three labels, which are case-sensitive */
    public static DiscussionState of(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no discussion state is called " + label));
    }
}
