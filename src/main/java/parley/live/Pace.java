package parley.live;

import java.time.Duration;

/**
 * How fast this room's clocks go.
 *
 * @param pulse what connections count their heartbeats in; not a second only where a test turns the clock itself
 * @param retry between two attempts to read what events are about, while the database is away
 * @param tailPatience how long somebody who is ahead of this node's tail waits for it
 * @param outagePatience how long somebody whose past must be read waits for a database that is away
 */
record Pace(Duration pulse, Duration retry, Duration tailPatience, Duration outagePatience) {
    static final Pace DEFAULT =
            new Pace(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8));
}
