package parley.console;

import java.time.Duration;
import java.time.Instant;
import parley.texts.Texts;

/** Times as short distances: a queue is read by age. The full date always stands beside it. */
record Ages(Texts t, Instant now) {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    String since(Instant at) {
        return of(Duration.between(at, now));
    }

    /** Clocks differ a little: the future is now. */
    String of(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < MINUTE) {
            return t.get("console.age.seconds", seconds);
        }
        if (seconds < HOUR) {
            return t.get("console.age.minutes", seconds / MINUTE);
        }
        return seconds < 2 * DAY
                ? t.get("console.age.hours", seconds / HOUR)
                : t.get("console.age.days", t.number(seconds / DAY));
    }
}
