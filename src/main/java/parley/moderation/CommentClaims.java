package parley.moderation;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** Claims as batches use them; those whose time is over among them. */
public final class CommentClaims implements Shelf<CommentId, Claim> {
    private static final String READ =
            "SELECT comment_id, claimed_by, until FROM comment_claim WHERE comment_id = ANY ($1)";

    private static final String PUT = """
            INSERT INTO comment_claim (comment_id, claimed_by, until)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
            ON CONFLICT (comment_id) DO UPDATE SET claimed_by = excluded.claimed_by, until = excluded.until""";

    private static final String DELETE = "DELETE FROM comment_claim WHERE comment_id = ANY ($1)";

    @Override
    public Future<Map<CommentId, Claim>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var found = new HashMap<CommentId, Claim>();
            rows.forEach(row -> found.put(
                    new CommentId(row.getUUID("comment_id")),
                    new Claim(
                            row.getString("claimed_by"),
                            row.getOffsetDateTime("until").toInstant())));
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var put = batch.changes(this).stream()
                .filter(change -> change.after().isPresent())
                .toList();
        if (!put.isEmpty()) {
            var rows = Columns.of(put)
                    .uuids(change -> change.key().value())
                    .texts(change -> change.after().orElseThrow().by())
                    .times(change -> change.after().orElseThrow().until());
            tx.write(PUT, rows.tuple());
        }
        List<CommentId> gone = batch.deleted(this);
        if (!gone.isEmpty()) {
            tx.write(DELETE, Columns.of(gone).uuids(CommentId::value).tuple());
        }
    }
}
