package parley.moderation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Reads how the newsroom keeps up.
 *
 * @param site empty for all of them
 * @param days back from now, 1 to 90; days are those of UTC
 */
public record ReadStatistics(Caller caller, Optional<SiteKey> site, int days)
        implements Command<ReadStatistics.Statistics> {

    /** @param queues how long was waited for a decision, by pending and reported */
    public record Statistics(List<Day> days, Map<Queue, Waits> queues) {}

    /**
     * @param arrivals comments written, wherever they stand now
     * @param decisions without what was taken back by {@code undo}
     * @param reversals decisions that turned an earlier one round, {@code undo} among them
     */
    public record Day(LocalDate day, int arrivals, int decisions, int reversals) {}

    /** In seconds; half and 95 of 100 waited no longer. */
    public record Waits(int decisions, double p50, double p95) {}
}
