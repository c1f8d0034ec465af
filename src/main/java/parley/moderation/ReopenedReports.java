package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** How many reports a decision closed; none, and they are open again. Stored after {@link OpenReports}. */
public final class ReopenedReports implements Shelf<ReopenedReports.Key, Integer> {

    public record Key(CommentId comment, UUID decision) {}

    private static final String READ = """
            SELECT r.comment_id, r.closed_by, count(*)::int AS closed
              FROM unnest($1::uuid[], $2::uuid[]) AS asked(comment_id, closed_by)
              JOIN report r USING (comment_id, closed_by) GROUP BY 1, 2""";

    private static final String REOPEN = """
            UPDATE report r SET closed_at = NULL, closed_by = NULL
              FROM unnest($1::uuid[], $2::uuid[]) AS asked(comment_id, closed_by)
             WHERE r.comment_id = asked.comment_id AND r.closed_by = asked.closed_by""";

    @Override
    public Future<Map<Key, Integer>> load(Tx tx, Set<Key> keys) {
        return tx.send(READ, columns(keys)).map(rows -> {
            var closed = new HashMap<Key, Integer>();
            rows.forEach(row -> closed.put(
                    new Key(new CommentId(row.getUUID("comment_id")), row.getUUID("closed_by")),
                    row.getInteger("closed")));
            return closed;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var reopened = batch.deleted(this);
        if (!reopened.isEmpty()) {
            tx.write(REOPEN, columns(Set.copyOf(reopened)));
        }
    }

    private static Tuple columns(Set<Key> keys) {
        return Columns.of(keys)
                .uuids(key -> key.comment().value())
                .uuids(Key::decision)
                .tuple();
    }
}
