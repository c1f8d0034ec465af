package parley.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.database.Witness;
import parley.event.CommentId;
import parley.event.Event;

/**
 * Appends to the journal, in the transaction that made it true; the only way to tell. It stands last in the writer's
 * order, so {@code journal_head} is locked last and shortest: positions follow the order of commits, and a reader that
 * has seen position n has seen everything before it.
 */
public final class Journal implements Shelf<Journal.Slot, Entry>, Witness {

    /** Where an entry stands in its batch. Tallies of one kind and comment share a slot: many votes, one line. */
    public record Slot(Object identity) {}

    private record Tallied(Class<?> kind, CommentId comment) {}

    private static final String APPEND = """
            WITH head AS (UPDATE journal_head SET position = position + $1 RETURNING position - $1 AS before)
            INSERT INTO journal (position, discussion_id, site, seq, type, comment_id, facts, batch, at)
            SELECT head.before + line.ordinal, line.discussion_id, line.site, line.seq, line.type, line.comment_id,
                   line.facts, $2, line.at
              FROM head,
                   unnest($3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::uuid[], $8::jsonb[], $9::timestamptz[])
                   WITH ORDINALITY AS line(discussion_id, site, seq, type, comment_id, facts, at, ordinal)""";

    private static final String WAIT_FOR_THE_ONE_IN_DOUBT = "SELECT position FROM journal_head FOR UPDATE";

    private static final String LANDED = "SELECT EXISTS (SELECT FROM journal WHERE discussion_id = $1 AND batch = $2)";

    public void append(Batch batch, Entry entry) {
        batch.put(this, slot(entry.event()), entry);
    }

    /** The entry of this batch that a tally would replace: it passes its {@code seq} on. */
    public Optional<Entry> told(Batch batch, Event.Tally event) {
        return batch.find(this, slot(event));
    }

    private static Slot slot(Event event) {
        return new Slot(
                event instanceof Event.Tally tally ? new Tallied(event.getClass(), tally.comment()) : new Object());
    }

    /** Nothing is ever read back into a batch. */
    @Override
    public Future<Map<Slot, Entry>> load(Tx tx, Set<Slot> keys) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var entries = batch.inserted(this);
        tx.write(
                APPEND,
                Columns.of(entries)
                        .same((long) entries.size())
                        .same(batch.id())
                        .uuids(entry -> entry.discussion().value())
                        .texts(entry -> entry.site().value())
                        .longs(entry -> entry.seq().isPresent() ? entry.seq().getAsLong() : null)
                        .texts(entry -> Lines.type(entry.event()))
                        .uuids(entry -> Lines.comment(entry.event()).orElse(null))
                        .jsons(entry -> Lines.facts(entry.event()))
                        .times(Entry::at)
                        .tuple());
    }

    /** The one in doubt holds {@code journal_head} to its end, so the answer is final once we have the lock. */
    @Override
    public boolean saw(Tx tx, Batch batch) {
        var entries = batch.inserted(this);
        if (entries.isEmpty()) {
            return false;
        }
        tx.run(WAIT_FOR_THE_ONE_IN_DOUBT);
        var discussion = entries.getFirst().discussion().value();
        return tx.run(LANDED, Tuple.of(discussion, batch.id()))
                .iterator()
                .next()
                .getBoolean(0);
    }
}
