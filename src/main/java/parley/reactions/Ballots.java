package parley.reactions;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** Votes as batches use them: one for each person and comment. The comment's discussion is locked before. */
public final class Ballots implements Shelf<Ballots.Ballot, Integer> {

    public record Ballot(CommentId comment, String voter) {}

    private static final String READ = """
            SELECT v.comment_id, v.voter, v.value
              FROM unnest($1::uuid[], $2::text[]) AS asked(comment_id, voter) JOIN vote v USING (comment_id, voter)""";

    private static final String PUT = """
            INSERT INTO vote (comment_id, voter, value) SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[])
            ON CONFLICT (comment_id, voter) DO UPDATE SET value = excluded.value""";

    private static final String DELETE = """
            DELETE FROM vote v USING unnest($1::uuid[], $2::text[]) AS gone(comment_id, voter)
             WHERE v.comment_id = gone.comment_id AND v.voter = gone.voter""";

    @Override
    public Future<Map<Ballot, Integer>> load(Tx tx, Set<Ballot> keys) {
        return tx.send(READ, names(keys).tuple()).map(rows -> {
            var votes = new HashMap<Ballot, Integer>();
            rows.forEach(row -> votes.put(
                    new Ballot(new CommentId(row.getUUID("comment_id")), row.getString("voter")),
                    row.getInteger("value")));
            return votes;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var cast = batch.changes(this).stream()
                .filter(change -> change.after().isPresent())
                .toList();
        if (!cast.isEmpty()) {
            var rows = Columns.of(cast)
                    .uuids(change -> change.key().comment().value())
                    .texts(change -> change.key().voter())
                    .shorts(change -> change.after().orElseThrow().shortValue());
            tx.write(PUT, rows.tuple());
        }
        var taken = batch.deleted(this);
        if (!taken.isEmpty()) {
            tx.write(DELETE, names(taken).tuple());
        }
    }

    private static Columns<Ballot> names(Collection<Ballot> ballots) {
        return Columns.of(ballots).uuids(ballot -> ballot.comment().value()).texts(Ballot::voter);
    }
}
