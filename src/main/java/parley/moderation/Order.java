package parley.moderation;

import java.util.Locale;

/** How a queue may be read. */
public enum Order {
    OLDEST,
    NEWEST,
    /** Most reported first, then what was reported first; of the queue of reported comments alone. */
    REPORTED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
