package parley.moderation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import parley.event.SiteKey;

/** Adds up what comments and decisions say of some days. */
record StatisticsReader(Pool pool, Clock clock) {
    /** Arrivals are counted in the index alone, status by status. */
    static final String DAYS = """
            SELECT day.day::date AS day, coalesce(came.n, 0)::int AS arrivals, coalesce(decided.n, 0)::int AS decisions,
                   coalesce(decided.turned, 0)::int AS reversals
              FROM generate_series($2::timestamp, $3::timestamp, interval '1 day') AS day(day)
              LEFT JOIN (SELECT date_trunc('day', created_at AT TIME ZONE 'UTC') AS day, count(*) AS n FROM comment
                          WHERE site = ANY ($1) AND status IN ('published', 'pending', 'rejected', 'spam', 'removed')
                            AND created_at >= $2::timestamp AT TIME ZONE 'UTC' GROUP BY 1) AS came
                     ON came.day = day.day
              LEFT JOIN (SELECT date_trunc('day', at AT TIME ZONE 'UTC') AS day,
                                count(*) FILTER (WHERE decision <> 'undo') AS n,
                                count(*) FILTER (WHERE decision = 'undo' OR (nth > 1 AND was <> 'pending'
                                                 AND (was = 'published') <> (became = 'published'))) AS turned
                           FROM decision
                          WHERE site = ANY ($1) AND at >= $2::timestamp AT TIME ZONE 'UTC' GROUP BY 1) AS decided
                     ON decided.day = day.day
             ORDER BY day.day""";

    static final String WAITS = """
            SELECT queue, count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY waited_ms) / 1000 AS p50,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY waited_ms) / 1000 AS p95
              FROM decision
             WHERE site = ANY ($1) AND at >= $2::timestamp AT TIME ZONE 'UTC' AND queue IS NOT NULL GROUP BY queue""";

    ReadStatistics.Statistics read(List<SiteKey> sites, int days) {
        var keys = sites.stream().map(SiteKey::value).toArray(String[]::new);
        var last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = last.minusDays(days - 1L).atStartOfDay();
        var each = new ArrayList<ReadStatistics.Day>();
        pool.preparedQuery(DAYS)
                .execute(Tuple.of(keys, first, last.atStartOfDay()))
                .await()
                .forEach(row -> each.add(day(row)));
        var waits = new EnumMap<Queue, ReadStatistics.Waits>(Queue.class);
        pool.preparedQuery(WAITS)
                .execute(Tuple.of(keys, first))
                .await()
                .forEach(row -> Queue.of(row.getString("queue")).ifPresent(queue -> waits.put(queue, waits(row))));
        return new ReadStatistics.Statistics(List.copyOf(each), waits);
    }

    private static ReadStatistics.Day day(Row row) {
        return new ReadStatistics.Day(
                row.getLocalDate("day"),
                row.getInteger("arrivals"),
                row.getInteger("decisions"),
                row.getInteger("reversals"));
    }

    private static ReadStatistics.Waits waits(Row row) {
        return new ReadStatistics.Waits(row.getInteger("n"), row.getDouble("p50"), row.getDouble("p95"));
    }
}
