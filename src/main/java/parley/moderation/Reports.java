package parley.moderation;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.SiteKey;

/** Open reports as batches use them: one for each person and comment. The comment's discussion is locked before. */
public final class Reports implements Shelf<Reports.Key, Reports.Report> {

    public record Key(CommentId comment, String person) {}

    /** @param weight in hundredths of a report */
    public record Report(SiteKey site, Complaint complaint, Optional<String> detail, Instant at, int weight) {}

    private static final String READ = """
            SELECT r.comment_id, r.person, r.site, r.reason, r.detail, r.at, r.weight
              FROM unnest($1::uuid[], $2::text[]) AS asked(comment_id, person)
              JOIN report r USING (comment_id, person)
             WHERE r.closed_at IS NULL""";

    private static final String PUT = """
            INSERT INTO report (comment_id, person, site, reason, detail, at, weight)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                                 $7::int[])
            ON CONFLICT (comment_id, person) DO UPDATE
               SET reason = excluded.reason, detail = excluded.detail, at = excluded.at, closed_at = NULL,
                   closed_by = NULL, weight = excluded.weight""";

    @Override
    public Future<Map<Key, Report>> load(Tx tx, Set<Key> keys) {
        var asked = Columns.of(keys).uuids(key -> key.comment().value()).texts(Key::person);
        return tx.send(READ, asked.tuple()).map(rows -> {
            var found = new HashMap<Key, Report>();
            rows.forEach(row -> found.put(
                    new Key(new CommentId(row.getUUID("comment_id")), row.getString("person")),
                    new Report(
                            new SiteKey(row.getString("site")),
                            Complaint.of(row.getString("reason")).orElse(Complaint.OTHER),
                            Optional.ofNullable(row.getString("detail")),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getInteger("weight"))));
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var made = batch.changes(this).stream()
                .filter(change -> change.after().isPresent())
                .toList();
        if (!made.isEmpty()) {
            var rows = Columns.of(made)
                    .uuids(change -> change.key().comment().value())
                    .texts(change -> change.key().person())
                    .texts(change -> change.after().orElseThrow().site().value())
                    .texts(change -> change.after().orElseThrow().complaint().label())
                    .texts(change -> change.after().orElseThrow().detail().orElse(null))
                    .times(change -> change.after().orElseThrow().at())
                    .ints(change -> change.after().orElseThrow().weight());
            tx.write(PUT, rows.tuple());
        }
    }
}
