package parley.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.database.Sweeper;
import parley.database.Tx;
import parley.event.DiscussionId;
import parley.event.Event;
import parley.event.SiteKey;

/** Reads the journal back: by position for those who follow everything, by {@code seq} for those who missed something. */
public final class JournalReader {
    private static final String COLUMNS = "position, discussion_id, site, seq, type, comment_id, facts, at";

    private static final String AFTER_POSITION =
            "SELECT " + COLUMNS + " FROM journal WHERE position > $1 ORDER BY position LIMIT $2";

    private static final String AFTER_SEQ =
            "SELECT " + COLUMNS + " FROM journal WHERE discussion_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";

    /** Whoever listens and was away for longer than a week starts anew; what a follower still needs stays. */
    public static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("journal", """
            DELETE FROM journal WHERE position IN (
                SELECT position FROM journal
                 WHERE at < now() - interval '7 days'
                   AND position <= (SELECT coalesce(min(b.position), 9223372036854775807) FROM bookmark b)
                   AND NOT EXISTS (SELECT FROM parked_line p WHERE p.position = journal.position)
                 ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String UP_TO =
            "SELECT " + COLUMNS + " FROM journal WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3";

    private static final String HEAD = "SELECT position FROM journal_head";

    private final Pool pool;

    public JournalReader(Pool pool) {
        this.pool = pool;
    }

    /** The position of the newest entry; 0 in an empty journal. */
    public Future<Long> head() {
        return pool.query(HEAD).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Excerpt> after(long position, int limit) {
        return pool.preparedQuery(AFTER_POSITION)
                .execute(Tuple.of(position, limit))
                .map(JournalReader::excerpt);
    }

    /**
     * Public changes of one discussion, oldest first. The first may be later than {@code seq + 1}: old lines are dropped.
     * There may be gaps: lines of kinds that only a later version knows are left out.
     */
    public Future<List<Entry>> after(DiscussionId discussion, long seq, int limit) {
        return pool.preparedQuery(AFTER_SEQ)
                .execute(Tuple.of(discussion.value(), seq, limit))
                .map(rows -> excerpt(rows).entries());
    }

    /**
     * Inside a follower's transaction. Ends before the first line of a type that this version does not know: it is for a
     * newer node to take.
     */
    static List<Entry> between(Tx tx, long after, long upTo, int limit) {
        var entries = new ArrayList<Entry>();
        for (var row : tx.run(UP_TO, Tuple.of(after, upTo, limit))) {
            var event = event(row);
            if (event.isEmpty()) {
                break;
            }
            entries.add(entry(row, event.get()));
        }
        return entries;
    }

    private static Optional<Event> event(Row row) {
        return Lines.event(
                row.getString("type"), Optional.ofNullable(row.getUUID("comment_id")), row.getJsonObject("facts"));
    }

    private static Excerpt excerpt(RowSet<Row> rows) {
        var entries = new ArrayList<Entry>(rows.size());
        var unread = new ArrayList<Unread>();
        long last = 0;
        for (var row : rows) {
            last = row.getLong("position");
            var type = row.getString("type");
            event(row)
                    .ifPresentOrElse(
                            event -> entries.add(entry(row, event)),
                            () -> unread.add(new Unread(seq(row), discussion(row), type)));
        }
        return new Excerpt(entries, unread, last, rows.size());
    }

    private static Entry entry(Row row, Event event) {
        return new Entry(
                row.getLong("position"),
                seq(row),
                new SiteKey(row.getString("site")),
                discussion(row),
                event,
                row.get(OffsetDateTime.class, "at").toInstant());
    }

    private static DiscussionId discussion(Row row) {
        return new DiscussionId(row.getUUID("discussion_id"));
    }

    private static OptionalLong seq(Row row) {
        var seq = row.getLong("seq");
        return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }
}
