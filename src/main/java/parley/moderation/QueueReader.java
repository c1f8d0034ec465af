package parley.moderation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.SiteKey;
import parley.threading.Comment;
import parley.threading.Finder;

/** Pages through a queue by time and id, so nothing is skipped or repeated while others decide. */
final class QueueReader {
    private static final String OLDEST_FIRST = """
            SELECT q.id, q.created_at
              FROM unnest($1::text[]) AS s(site)
             CROSS JOIN LATERAL (
                   SELECT id, created_at FROM comment
                    WHERE site = s.site AND status = $2 AND (created_at, id) > ($3, $4)
                    ORDER BY created_at, id LIMIT $5) AS q
             ORDER BY q.created_at, q.id LIMIT $5""";

    private static final String NEWEST_FIRST = OLDEST_FIRST
            .replace(") > (", ") < (")
            .replace("created_at, id LIMIT", "created_at DESC, id DESC LIMIT")
            .replace("q.created_at, q.id LIMIT", "q.created_at DESC, q.id DESC LIMIT");

    private record Spot(Instant at, UUID id) {
        private static final Spot FIRST = new Spot(Instant.EPOCH, new UUID(0, 0));
        private static final Spot LAST = new Spot(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

        String cursor() {
            return QueueCursor.write(at, id);
        }

        static Spot parse(String cursor) {
            return QueueCursor.read(
                    cursor,
                    2,
                    fields -> new Spot(
                            Instant.parse(fields[0]),
                            CommentId.parse(fields[1]).orElseThrow().value()));
        }
    }

    private final Pool pool;
    private final Finder finder;

    QueueReader(Pool pool, Finder finder) {
        this.pool = pool;
        this.finder = finder;
    }

    ListQueue.Page read(List<SiteKey> sites, Queue queue, Optional<String> after, int limit) {
        var start = after.map(Spot::parse).orElse(queue.oldestFirst() ? Spot.FIRST : Spot.LAST);
        return queue.status()
                .map(status -> page(
                        queue.oldestFirst() ? OLDEST_FIRST : NEWEST_FIRST,
                        Tuple.of(
                                sites.stream().map(SiteKey::value).toArray(String[]::new),
                                status.label(),
                                start.at().atOffset(ZoneOffset.UTC),
                                start.id(),
                                limit + 1),
                        limit))
                .orElse(new ListQueue.Page(List.of(), Optional.empty()));
    }

    private ListQueue.Page page(String sql, Tuple values, int limit) {
        var ids = new ArrayList<CommentId>();
        pool.preparedQuery(sql).execute(values).await().forEach(row -> ids.add(new CommentId(row.getUUID("id"))));
        var found = finder.find(ids.subList(0, Math.min(limit, ids.size()))).await();
        var comments = found.stream()
                .map(one -> new ModeratedComment(one.comment(), one.discussion()))
                .toList();
        boolean more = ids.size() > limit && !comments.isEmpty();
        return new ListQueue.Page(
                comments, more ? Optional.of(spot(comments.getLast().comment()).cursor()) : Optional.empty());
    }

    private static Spot spot(Comment comment) {
        return new Spot(comment.createdAt(), comment.id().value());
    }
}
