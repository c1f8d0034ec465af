package parley.moderation;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** The open reports of a comment, all together. Stored after {@link Reports}. */
public final class OpenReports implements Shelf<CommentId, OpenReports.Pile> {

    /**
     * @param since when the first of them came
     * @param closedBy the decision that closed them in this batch
     */
    public record Pile(int open, Optional<Instant> since, Optional<UUID> closedBy) {
        static final Pile NONE = new Pile(0, Optional.empty(), Optional.empty());

        Pile oneMore(Instant now) {
            return new Pile(open + 1, since.or(() -> Optional.of(now)), Optional.empty());
        }

        static Pile closedBy(UUID decision) {
            return new Pile(0, Optional.empty(), Optional.of(decision));
        }
    }

    private static final String READ = """
            SELECT comment_id, count(*)::int AS open, min(at) AS since FROM report
             WHERE comment_id = ANY ($1) AND closed_at IS NULL GROUP BY comment_id""";

    private static final String CLOSE = """
            UPDATE report r SET closed_at = now(), closed_by = closed.decision
              FROM unnest($1::uuid[], $2::uuid[]) AS closed(comment_id, decision)
             WHERE r.comment_id = closed.comment_id AND r.closed_at IS NULL""";

    @Override
    public Future<Map<CommentId, Pile>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var open = new HashMap<CommentId, Pile>();
            rows.forEach(row -> open.put(
                    new CommentId(row.getUUID("comment_id")),
                    new Pile(
                            row.getInteger("open"),
                            Optional.of(row.getOffsetDateTime("since").toInstant()),
                            Optional.empty())));
            return open;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var closed = batch.changes(this).stream()
                .filter(change -> change.after().flatMap(Pile::closedBy).isPresent())
                .toList();
        if (!closed.isEmpty()) {
            var rows = Columns.of(closed)
                    .uuids(change -> change.key().value())
                    .uuids(change -> change.after().flatMap(Pile::closedBy).orElseThrow());
            tx.write(CLOSE, rows.tuple());
        }
    }
}
