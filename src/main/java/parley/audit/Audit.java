package parley.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;

/**
 * Appends to the audit, in the transaction that made it true. {@code audit_head} is one row, so whoever audits waits for
 * whoever is auditing; a batch in which nobody does never touches it. It is locked when the lines are stored, after all
 * other tables and before {@code journal_head}.
 */
public final class Audit implements Shelf<Audit.Slot, Audit.Timed> {

    /** Where an act stands in its batch. */
    public record Slot(Object identity) {}

    /** @param at when it was decided, not when its batch was stored */
    public record Timed(Act act, Instant at) {}

    private static final String HEAD = "SELECT position, hash FROM audit_head FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO audit (position, at, who, what, site, subject, detail, previous, hash)
            SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
                                 $7::text[], $8::text[], $9::text[])""";

    private static final String RAISE = "UPDATE audit_head SET position = $1, hash = $2";

    private final Clock clock;

    public Audit(Clock clock) {
        this.clock = clock;
    }

    /** For commands of the writer. Their {@code needs} need not name it. */
    public void append(Batch batch, Act act) {
        batch.put(this, new Slot(new Object()), new Timed(act, clock.instant()));
    }

    /**
     * For transactions outside the writer, as their last step before COMMIT: from here on, nobody else can audit. What
     * else the transaction does must have been answered before, and what is returned be waited for: if it failed and was
     * rolled back meanwhile, the line would be written after that.
     */
    public Future<Void> append(Tx tx, Act act) {
        var acts = List.of(new Timed(act, clock.instant()));
        return tx.send(HEAD, Tuple.tuple())
                .compose(head -> {
                    var lines = chained(head, acts);
                    return Future.join(tx.send(INSERT, columns(lines)), tx.send(RAISE, head(lines.getLast())));
                })
                .mapEmpty();
    }

    /** Nothing is ever read back into a batch. */
    @Override
    public Future<Map<Slot, Timed>> load(Tx tx, Set<Slot> keys) {
        return Future.succeededFuture(Map.of());
    }

    /** Waits for the head, alone of all shelves: the hash of a line holds that of the line before. */
    @Override
    public void store(Tx tx, Batch batch) {
        tx.awaitWrites();
        var lines = chained(tx.run(HEAD, Tuple.tuple()), batch.inserted(this));
        tx.write(INSERT, columns(lines));
        tx.write(RAISE, head(lines.getLast()));
    }

    private static List<Line> chained(RowSet<Row> head, List<Timed> acts) {
        var row = head.iterator().next();
        long position = row.getLong("position");
        var hash = row.getString("hash");
        var lines = new ArrayList<Line>(acts.size());
        for (var timed : acts) {
            var line = Line.after(position, hash, timed.at(), timed.act());
            lines.add(line);
            position = line.position();
            hash = line.hash();
        }
        return lines;
    }

    private static Tuple head(Line last) {
        return Tuple.of(last.position(), last.hash());
    }

    private static Tuple columns(List<Line> lines) {
        return Columns.of(lines)
                .longs(Line::position)
                .times(Line::at)
                .texts(Line::who)
                .texts(Line::what)
                .texts(Line::siteOrNull)
                .texts(Line::subject)
                .texts(Line::detail)
                .texts(Line::previous)
                .texts(Line::hash)
                .tuple();
    }
}
