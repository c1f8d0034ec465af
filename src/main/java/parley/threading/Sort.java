package parley.threading;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The order of a discussion's roots. Replies are oldest first under each. */
public enum Sort {
    OLDEST,
    NEWEST,
    /** By votes, as of a stored ranking: an order over moving scores could not be paged. */
    BEST;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sort> of(String label) {
        return Stream.of(values()).filter(sort -> sort.label().equals(label)).findFirst();
    }
}
