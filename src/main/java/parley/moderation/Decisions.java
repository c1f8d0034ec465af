package parley.moderation;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.SiteKey;

/** The record of decisions; batches only add to it. */
public final class Decisions implements Shelf<UUID, Decisions.Made> {

    public record Made(
            UUID id,
            CommentId comment,
            SiteKey site,
            Decision decision,
            Optional<String> reason,
            Optional<String> note,
            String by,
            Instant at) {}

    private static final String INSERT = """
            INSERT INTO decision (id, comment_id, site, decision, reason, note, decided_by, at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::timestamptz[])""";

    @Override
    public Future<Map<UUID, Made>> load(Tx tx, Set<UUID> keys) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var rows = Columns.of(batch.inserted(this))
                .uuids(Made::id)
                .uuids(made -> made.comment().value())
                .texts(made -> made.site().value())
                .texts(made -> made.decision().label())
                .texts(made -> made.reason().orElse(null))
                .texts(made -> made.note().orElse(null))
                .texts(Made::by)
                .times(Made::at);
        tx.write(INSERT, rows.tuple());
    }
}
