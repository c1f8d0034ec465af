package parley.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import parley.event.SiteKey;

/**
 * What operators see of the newsroom: {@code parley.queue.depth} and {@code parley.queue.age} (seconds that the oldest
 * waits), sampled, the same on every node; {@code parley.decisions}, {@code parley.decision.waited} and {@code
 * parley.reports}, as this node saw them.
 */
final class NewsroomMeters {
    private static final List<Queue> WORK = List.of(Queue.PENDING, Queue.REPORTED);

    static final String OLDEST = """
            SELECT 'pending' AS queue, min(first.created_at) AS at
              FROM unnest($1::text[]) AS s(site)
             CROSS JOIN LATERAL (SELECT created_at FROM comment WHERE site = s.site AND status = 'pending'
                                  ORDER BY created_at, id LIMIT 1) AS first
            UNION ALL
            SELECT 'reported', min(at) FROM report WHERE site = ANY ($1) AND closed_at IS NULL""";

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Queue, AtomicLong> depths = new EnumMap<>(Queue.class);
    private final Map<Queue, AtomicLong> ages = new EnumMap<>(Queue.class);

    NewsroomMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        WORK.forEach(queue -> {
            depths.put(queue, gauge("parley.queue.depth", queue));
            ages.put(queue, gauge("parley.queue.age", queue));
        });
    }

    private AtomicLong gauge(String name, Queue queue) {
        return Objects.requireNonNull(meters.gauge(name, Tags.of("queue", queue.label()), new AtomicLong()));
    }

    void decided(Decisions.Made made) {
        meters.counter("parley.decisions", "decision", made.decision().label()).increment();
        made.waited()
                .ifPresent(waited -> meters.timer(
                                "parley.decision.waited",
                                "queue",
                                waited.queue().label())
                        .record(waited.time()));
    }

    void reported(Complaint complaint) {
        meters.counter("parley.reports", "reason", complaint.label()).increment();
    }

    /** On a virtual thread. */
    void sample(Pool pool, List<SiteKey> sites) {
        var counts = new QueueCounter(pool).count(sites).await().of();
        depths.forEach((queue, depth) -> depth.set(counts.getOrDefault(queue, 0)));
        ages.values().forEach(age -> age.set(0));
        var keys = sites.stream().map(SiteKey::value).toArray(String[]::new);
        pool.preparedQuery(OLDEST).execute(Tuple.of((Object) keys)).await().forEach(row -> {
            var at = row.getOffsetDateTime("at");
            if (at != null) {
                Queue.of(row.getString("queue"))
                        .flatMap(queue -> Optional.ofNullable(ages.get(queue)))
                        .ifPresent(age -> age.set(Duration.between(at.toInstant(), clock.instant())
                                .toSeconds()));
            }
        });
    }
}
