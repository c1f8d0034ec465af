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
import parley.event.SiteKey;

/** What became of the reports of those who report; read by batches, never written. Each who is asked for is found. */
public final class Reporters implements Shelf<Reporters.Key, Reporters.Reporter> {
    /** People have a record of their own; many may share a network. */
    private static final String PERSON = "guest:";

    /** In hundredths of a report: of whom nothing is known. */
    private static final int STRANGER = 50;

    private static final int LEAST = 25;
    private static final int MOST = 200;

    /** @param comment that they report now */
    public record Key(SiteKey site, String person, CommentId comment) {}

    /**
     * @param known whether they have a record at all
     * @param upheld comments that they reported and nobody can read any more
     * @param dismissed comments that they reported and everybody can read, since somebody decided so
     * @param heard whether they reported this very comment before a decision
     */
    public record Reporter(boolean known, int upheld, int dismissed, boolean heard) {

        /**
         * What their report counts, in hundredths. Half a report to begin with; a record of being right brings it near two,
         * one of being wrong down to a quarter. Who was heard about this comment is not heard again.
         */
        public int weight() {
            if (heard) {
                return 0;
            }
            return known ? Math.max(LEAST, MOST * (upheld + 1) / (upheld + dismissed + 4)) : STRANGER;
        }
    }

    /** What its author took back proves nobody right. */
    private static final String READ = """
            SELECT asked.ordinal::int AS ordinal, past.upheld, past.dismissed,
                   EXISTS (SELECT FROM report r WHERE r.comment_id = asked.comment_id AND r.person = asked.person
                                                  AND r.closed_at IS NOT NULL) AS heard
              FROM unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY AS asked(site, person, comment_id, ordinal)
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE c.status IN ('rejected', 'spam', 'removed')
                                             AND NOT c.held @> '[{"check": "withdrawn"}]')::int AS upheld,
                          count(*) FILTER (WHERE c.status = 'published')::int AS dismissed
                     FROM (SELECT r.comment_id FROM report r
                            WHERE r.person = asked.person AND r.site = asked.site AND r.closed_at IS NOT NULL
                            ORDER BY r.at DESC LIMIT 50) AS last
                     JOIN comment c ON c.id = last.comment_id) AS past""";

    @Override
    public Future<Map<Key, Reporter>> load(Tx tx, Set<Key> keys) {
        var asked = List.copyOf(keys);
        var rows = Columns.of(asked)
                .texts(key -> key.site().value())
                .texts(Key::person)
                .uuids(key -> key.comment().value());
        return tx.send(READ, rows.tuple()).map(found -> {
            var reporters = new HashMap<Key, Reporter>();
            found.forEach(row -> {
                var key = asked.get(row.getInteger("ordinal") - 1);
                reporters.put(
                        key,
                        new Reporter(
                                key.person().startsWith(PERSON),
                                row.getInteger("upheld"),
                                row.getInteger("dismissed"),
                                row.getBoolean("heard")));
            });
            return reporters;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        throw new IllegalStateException("records are only read");
    }
}
