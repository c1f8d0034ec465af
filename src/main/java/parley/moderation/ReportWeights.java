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

/** What the open reports of a comment weigh together, in hundredths of a report. */
public final class ReportWeights implements Shelf<CommentId, Integer> {
    private static final String READ = """
            SELECT comment_id, sum(weight)::int AS weight FROM report
             WHERE comment_id = ANY ($1) AND closed_at IS NULL GROUP BY comment_id""";

    @Override
    public Future<Map<CommentId, Integer>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var weights = new HashMap<CommentId, Integer>();
            rows.forEach(row -> weights.put(new CommentId(row.getUUID("comment_id")), row.getInteger("weight")));
            return weights;
        });
    }

    /** A sum is stored by its parts: {@link Reports} has done so. */
    @Override
    public void store(Tx tx, Batch batch) {}
}
