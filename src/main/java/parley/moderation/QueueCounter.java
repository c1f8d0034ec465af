package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.List;
import parley.event.SiteKey;

/** Counts queues, up to the cap: what is read is bounded, however long they are. */
record QueueCounter(Pool pool) {
    /** A queue ends at the cap on each site; what all sites have together is cut to it afterwards. */
    static final String READ = """
            SELECT queue.name, least(sum(counted.n), $2)::int AS n
              FROM unnest(ARRAY['pending', 'published', 'rejected', 'spam']) AS queue(name)
             CROSS JOIN unnest($1::text[]) AS s(site)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS n FROM (
                          SELECT FROM comment WHERE site = s.site AND status = queue.name LIMIT $2) AS rows) AS counted
             GROUP BY queue.name
            UNION ALL
            SELECT 'reported', least(sum(counted.n), $2)::int
              FROM unnest($1::text[]) AS s(site)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS n FROM (
                          SELECT FROM (SELECT DISTINCT comment_id FROM report
                                        WHERE site = s.site AND closed_at IS NULL) AS open
                            JOIN comment c ON c.id = open.comment_id AND c.status = 'published'
                           LIMIT $2) AS rows) AS counted""";

    Future<CountQueues.Counts> count(List<SiteKey> sites) {
        var asked = Tuple.of(sites.stream().map(SiteKey::value).toArray(String[]::new), CountQueues.Counts.CAP);
        return pool.preparedQuery(READ).execute(asked).map(rows -> {
            var counts = new EnumMap<Queue, Integer>(Queue.class);
            List.of(Queue.values()).forEach(queue -> counts.put(queue, 0));
            rows.forEach(row -> Queue.of(row.getString("name"))
                    .ifPresent(queue -> counts.put(queue, row.getInteger("n") == null ? 0 : row.getInteger("n"))));
            return new CountQueues.Counts(counts);
        });
    }
}
