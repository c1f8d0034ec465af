package parley.moderation;

import java.util.Map;
import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Counts what is in each queue.
 *
 * @param site empty for all of them
 */
public record CountQueues(Caller caller, Optional<SiteKey> site) implements Command<CountQueues.Counts> {

    /** @param of never more than {@link #CAP}: a queue that long needs no exact number, and counting on would cost */
    public record Counts(Map<Queue, Integer> of) {
        public static final int CAP = 10_000;
    }
}
