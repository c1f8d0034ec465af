package parley.reactions;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** Reactions as batches use them: the names that a person has set on a comment. */
public final class Feelings implements Shelf<Feelings.Key, Set<String>> {

    public record Key(CommentId comment, String person) {}

    private record Row(Key key, String name) {}

    private static final String READ = """
            SELECT r.comment_id, r.person, r.name
              FROM unnest($1::uuid[], $2::text[]) AS asked(comment_id, person)
              JOIN reaction r USING (comment_id, person)""";

    private static final String INSERT = """
            INSERT INTO reaction (comment_id, person, name) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])""";

    private static final String DELETE = """
            DELETE FROM reaction r USING unnest($1::uuid[], $2::text[], $3::text[]) AS gone(comment_id, person, name)
             WHERE r.comment_id = gone.comment_id AND r.person = gone.person AND r.name = gone.name""";

    @Override
    public Future<Map<Key, Set<String>>> load(Tx tx, Set<Key> keys) {
        var asked = Columns.of(keys).uuids(key -> key.comment().value()).texts(Key::person);
        return tx.send(READ, asked.tuple()).map(rows -> {
            var found = new HashMap<Key, Set<String>>();
            rows.forEach(row -> found.computeIfAbsent(
                            new Key(new CommentId(row.getUUID("comment_id")), row.getString("person")),
                            key -> new TreeSet<>())
                    .add(row.getString("name")));
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var changes = batch.changes(this);
        run(tx, INSERT, changes.stream().flatMap(change -> missing(change.key(), change.after(), change.before())));
        run(tx, DELETE, changes.stream().flatMap(change -> missing(change.key(), change.before(), change.after())));
    }

    /** The names that stand in one and not in the other. */
    private static Stream<Row> missing(Key key, Optional<Set<String>> in, Optional<Set<String>> from) {
        return in.stream()
                .flatMap(Collection::stream)
                .filter(name -> from.filter(names -> names.contains(name)).isEmpty())
                .map(name -> new Row(key, name));
    }

    private static void run(Tx tx, String sql, Stream<Row> stream) {
        var rows = stream.toList();
        if (!rows.isEmpty()) {
            var columns = Columns.of(rows)
                    .uuids(row -> row.key().comment().value())
                    .texts(row -> row.key().person())
                    .texts(Row::name);
            tx.write(sql, columns.tuple());
        }
    }
}
