package parley.moderation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    }

    private AtomicLong gauge(String name, String description, Queue queue) {
        var value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .tag("queue", queue.label())
                .strongReference(true)
                .register(meters);
        return value;
    }

    void decided(Decisions.Made made) {
        Counter.builder("parley.decisions")
                .description("Decisions of moderators, by what was decided")
                .tag("decision", made.decision().label())
                .register(meters)
                .increment();
        made.waited()
                .ifPresent(waited -> Timer.builder("parley.decision.waited")
                        .description("How long a comment had been in its queue when it was decided on")
                        .tag("queue", waited.queue().label())
                        .register(meters)
                        .record(waited.time()));
    }

    void reported(Complaint complaint) {
        Counter.builder("parley.reports")
                .description("Reports of readers, by their reason")
                .tag("reason", complaint.label())
                .register(meters)
                .increment();
    }

    /** On a virtual thread. Only one may: a gauge shows the first value that it was made for. */
    void sample(Pool pool, List<SiteKey> sites) {
        WORK.forEach(queue -> {
            depths.computeIfAbsent(
                    queue, one -> gauge("parley.queue.depth", "Comments in a queue that somebody should look at", one));
            ages.computeIfAbsent(
                    queue, one -> gauge("parley.queue.age", "Seconds that the oldest of a queue has waited", one));
        });
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
