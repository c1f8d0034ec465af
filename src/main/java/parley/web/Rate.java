package parley.web;

import java.time.Duration;

/** What is limited, and how: so many at once, then one each so often. */
public enum Rate {
    POST(10, Duration.ofSeconds(3)),
    /** Edits, removals, votes, reactions, reports. */
    CHANGE(30, Duration.ofSeconds(1)),
    /** A post to a discussion that nobody has written in yet; beside {@link #POST}. */
    NEW_DISCUSSION(10, Duration.ofMinutes(1)),
    /** Mails that ask somebody to confirm an address: three an hour. */
    MAIL_WISH(3, Duration.ofMinutes(20)),
    /** Tries to sign in, and links tried, from one network. */
    SIGN_IN(20, Duration.ofSeconds(10)),
    /** The same for one account, whether there is one or not, from everywhere. */
    SIGN_IN_ACCOUNT(5, Duration.ofMinutes(1)),
    /** Reads that no cache answers. */
    READ(120, Duration.ofMillis(50));

    private final int burst;
    private final Duration interval;

    Rate(int burst, Duration interval) {
        this.burst = burst;
        this.interval = interval;
    }

    int burst() {
        return burst;
    }

    Duration interval() {
        return interval;
    }
}
