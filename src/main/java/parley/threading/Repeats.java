package parley.threading;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.SiteKey;

/** When an author last wrote the same text on a site; read by batches, never written. */
public final class Repeats implements Shelf<Repeats.Key, Instant> {

    public record Key(SiteKey site, String authorId, String text) {}

    private static final String READ = """
            SELECT asked.ordinal::int AS ordinal, max(c.created_at) AS at
              FROM unnest($1::text[], $2::text[], $3::bytea[]) WITH ORDINALITY
                   AS asked(site, author_id, text_hash, ordinal)
              JOIN comment c USING (site, author_id, text_hash)
             GROUP BY asked.ordinal""";

    @Override
    public Future<Map<Key, Instant>> load(Tx tx, Set<Key> keys) {
        var asked = List.copyOf(keys);
        Tuple rows = Columns.of(asked)
                .texts(key -> key.site().value())
                .texts(Key::authorId)
                .bytes(key -> CommentRow.textHash(key.text()))
                .tuple();
        return tx.send(READ, rows).map(found -> {
            var last = new HashMap<Key, Instant>();
            found.forEach(row -> last.put(
                    asked.get(row.getInteger("ordinal") - 1),
                    row.get(OffsetDateTime.class, "at").toInstant()));
            return last;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        throw new IllegalStateException("repeats are only read");
    }
}
