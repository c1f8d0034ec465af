package parley.moderation;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.SiteKey;
import parley.threading.Finder;

/**
 * Pages through what readers reported: the most reported first, then what was reported first. A comment that is reported
 * again meanwhile may be seen twice, and none is left out for it.
 */
final class ReportedReader {
    private static final String READ = """
            SELECT reported.comment_id, reported.reports, reported.first_at, reported.reasons
              FROM (SELECT comment_id, sum(n)::int AS reports, min(first_at) AS first_at,
                           jsonb_object_agg(reason, n) AS reasons
                      FROM (SELECT comment_id, reason, count(*)::int AS n, min(at) AS first_at FROM report
                             WHERE closed_at IS NULL AND site = ANY ($1) GROUP BY comment_id, reason) AS each
                     GROUP BY comment_id) AS reported
              JOIN comment c ON c.id = reported.comment_id AND c.status = 'published'
             WHERE (-reported.reports, reported.first_at, reported.comment_id) > ($2, $3, $4)
             ORDER BY reported.reports DESC, reported.first_at, reported.comment_id LIMIT $5""";

    private record Spot(int reports, Instant at, UUID id) {
        private static final Spot FIRST = new Spot(Integer.MAX_VALUE, Instant.EPOCH, new UUID(0, 0));

        static Spot of(Row row) {
            return new Spot(
                    row.getInteger("reports"),
                    row.getOffsetDateTime("first_at").toInstant(),
                    row.getUUID("comment_id"));
        }

        String cursor() {
            return QueueCursor.write(reports, at, id);
        }

        static Spot parse(String cursor) {
            return QueueCursor.read(
                    cursor,
                    3,
                    fields -> new Spot(
                            Integer.parseInt(fields[0]),
                            Instant.parse(fields[1]),
                            CommentId.parse(fields[2]).orElseThrow().value()));
        }
    }

    private final Pool pool;
    private final Finder finder;

    ReportedReader(Pool pool, Finder finder) {
        this.pool = pool;
        this.finder = finder;
    }

    ListQueue.Page read(List<SiteKey> sites, Optional<String> after, int limit) {
        var start = after.map(Spot::parse).orElse(Spot.FIRST);
        var values = Tuple.of(
                sites.stream().map(SiteKey::value).toArray(String[]::new),
                -start.reports(),
                start.at().atOffset(ZoneOffset.UTC),
                start.id(),
                limit + 1);
        var rows = new ArrayList<Row>();
        pool.preparedQuery(READ).execute(values).await().forEach(rows::add);
        boolean more = rows.size() > limit;
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new ListQueue.Page(
                comments(shown), more ? Optional.of(Spot.of(shown.getLast()).cursor()) : Optional.empty());
    }

    private List<ModeratedComment> comments(List<Row> rows) {
        var ids = rows.stream()
                .map(row -> new CommentId(row.getUUID("comment_id")))
                .toList();
        var reasons = new TreeMap<String, JsonObject>();
        rows.forEach(row -> reasons.put(row.getUUID("comment_id").toString(), row.getJsonObject("reasons")));
        return finder.find(ids).await().stream()
                .map(found -> new ModeratedComment(
                        found.comment(),
                        found.discussion(),
                        Optional.ofNullable(reasons.get(found.comment().id().toString()))))
                .toList();
    }
}
