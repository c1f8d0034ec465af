package parley.mail;

import java.time.Duration;
import java.util.Optional;

/** When a mail that did not get through is tried again. */
final class Retries {
    /** Then it is dead: about a day after the first try, when nobody would miss it. */
    static final int MOST = 10;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Retries() {}

    /**
     * 30 s, 2 min, 8 min, 32 min, 2 h, and 6 h from then on.
     *
     * @param attempt which has failed, 1 for the first
     * @return empty when it was the last
     */
    static Optional<Duration> after(int attempt) {
        if (attempt >= MOST) {
            return Optional.empty();
        }
        var pause = FIRST.multipliedBy(1L << (2 * Math.min(attempt - 1, 5)));
        return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
}
