package parley.moderation;

import java.time.Duration;
import java.time.Instant;

/**
 * That somebody is looking at a comment, so that others take the next one.
 *
 * @param by as in {@link parley.web.Caller#scope}
 */
public record Claim(String by, Instant until) {
    static final Duration TIME = Duration.ofMinutes(2);

    boolean holds(Instant now) {
        return until.isAfter(now);
    }
}
