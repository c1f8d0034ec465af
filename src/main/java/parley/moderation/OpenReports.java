package parley.moderation;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** How many reports of a comment are open; none, and they are closed. Stored after {@link Reports}. */
public final class OpenReports implements Shelf<CommentId, Integer> {
    private static final String READ = """
            SELECT comment_id, count(*)::int AS open FROM report
             WHERE comment_id = ANY ($1) AND closed_at IS NULL GROUP BY comment_id""";

    private static final String CLOSE =
            "UPDATE report SET closed_at = now() WHERE comment_id = ANY ($1) AND closed_at IS NULL";

    @Override
    public Future<Map<CommentId, Integer>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var open = new HashMap<CommentId, Integer>();
            rows.forEach(row -> open.put(new CommentId(row.getUUID("comment_id")), row.getInteger("open")));
            return open;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var closed = batch.changes(this).stream()
                .filter(change -> change.after().orElse(0) == 0)
                .map(change -> change.key())
                .toList();
        if (!closed.isEmpty()) {
            tx.write(CLOSE, Columns.of(closed).uuids(CommentId::value).tuple());
        }
    }
}
