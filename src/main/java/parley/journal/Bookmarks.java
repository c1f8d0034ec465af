package parley.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.database.Tx;

/** How far one follower has come, and the lines it had to leave behind. */
final class Bookmarks {
    private static final int ERROR_CHARACTERS = 500;

    /** A new follower begins with now. */
    private static final String BEGIN = """
            INSERT INTO bookmark (follower, position) SELECT $1, position FROM journal_head
            ON CONFLICT (follower) DO NOTHING""";

    private static final String STANDING = """
            SELECT h.position - b.position AS lag,
                   (SELECT count(*) FROM parked_line p WHERE p.follower = b.follower) AS parked,
                   EXISTS (SELECT FROM parked_line p WHERE p.follower = b.follower AND p.wanted
                              AND NOT EXISTS (SELECT FROM parked_line a
                                               WHERE a.follower = $2 AND a.position = p.position)) AS wanted
              FROM bookmark b, journal_head h WHERE b.follower = $1""";

    private static final String LOCK = "SELECT position FROM bookmark WHERE follower = $1 FOR UPDATE SKIP LOCKED";

    private static final String OF_ANOTHER = "SELECT position FROM bookmark WHERE follower = $1";

    private static final String MOVE = "UPDATE bookmark SET position = $2 WHERE follower = $1";

    private static final String PARK = """
            INSERT INTO parked_line (follower, position, error) VALUES ($1, $2, $3)
            ON CONFLICT (follower, position) DO UPDATE SET error = excluded.error, wanted = false""";

    /** What the follower ahead has parked is parked by us as well, and wanted at once. */
    private static final String LEAVE = """
            INSERT INTO parked_line (follower, position, error, wanted)
            SELECT $1, position, 'waits for ' || follower, true FROM parked_line
             WHERE follower = $2 AND position > $3 AND position <= $4
            ON CONFLICT (follower, position) DO UPDATE SET error = excluded.error, wanted = true
            RETURNING position""";

    /** Not before the follower ahead has taken it: what we would read is not there yet. */
    private static final String NEXT_WANTED = """
            SELECT position FROM parked_line p
             WHERE follower = $1 AND wanted
               AND NOT EXISTS (SELECT FROM parked_line a WHERE a.follower = $2 AND a.position = p.position)
             ORDER BY position LIMIT 1""";

    private static final String UNPARK = "DELETE FROM parked_line WHERE follower = $1 AND position = $2";

    private static final String WANT = "UPDATE parked_line SET wanted = true WHERE follower = $1";

    /**
     * @param lag lines that were written and not taken
     * @param parked lines that were left behind
     * @param wanted whether somebody wants one of them to be taken again
     */
    record Standing(long lag, long parked, boolean wanted) {}

    private final String follower;
    private final Optional<String> ahead;

    /** @param ahead another follower, which takes each line before this one */
    Bookmarks(String follower, Optional<String> ahead) {
        this.follower = follower;
        this.ahead = ahead;
    }

    Future<Void> begin(Pool pool) {
        return pool.preparedQuery(BEGIN).execute(Tuple.of(follower)).mapEmpty();
    }

    Future<Standing> standing(Pool pool) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(follower, ahead.orElse(null)))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Standing(row.getLong("lag"), row.getLong("parked"), row.getBoolean("wanted"));
                });
    }

    /** The position, once it is ours; empty while another node is at it. */
    OptionalLong lock(Tx tx) {
        return position(tx.run(LOCK, Tuple.of(follower)));
    }

    /** How far lines may be taken. */
    long limit(Tx tx) {
        return ahead.map(name -> position(tx.run(OF_ANOTHER, Tuple.of(name))).orElse(0))
                .orElse(Long.MAX_VALUE);
    }

    /** Sets aside what the follower ahead had to leave behind; to be asked before any effect of its is read. */
    Set<Long> leave(Tx tx, long after, long upTo) {
        var left = new HashSet<Long>();
        ahead.ifPresent(other -> tx.run(LEAVE, Tuple.of(follower, other, after, upTo))
                .forEach(row -> left.add(row.getLong("position"))));
        return left;
    }

    void move(Tx tx, long position) {
        tx.write(MOVE, Tuple.of(follower, position));
    }

    void park(Tx tx, long position, Throwable why) {
        var error = why.toString();
        tx.write(PARK, Tuple.of(follower, position, error.substring(0, Math.min(error.length(), ERROR_CHARACTERS))));
    }

    OptionalLong nextWanted(Tx tx) {
        return position(tx.run(NEXT_WANTED, Tuple.of(follower, ahead.orElse(null))));
    }

    void unpark(Tx tx, long position) {
        tx.write(UNPARK, Tuple.of(follower, position));
    }

    /** Has all parked lines taken again, by whichever node looks first. */
    static Future<Integer> retry(Pool pool, String follower) {
        return pool.preparedQuery(WANT).execute(Tuple.of(follower)).map(RowSet::rowCount);
    }

    private static OptionalLong position(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? OptionalLong.of(row.next().getLong(0)) : OptionalLong.empty();
    }
}
