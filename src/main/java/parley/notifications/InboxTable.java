package parley.notifications;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import parley.database.Columns;
import parley.database.Sweeper;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;

/** Inboxes and notifications in the follower's transaction. Whoever changes them holds the lock on the inbox. */
final class InboxTable {
    static final String COLUMNS = "n.id, n.person, n.seq, n.kind, n.state, n.site, n.discussion_id, n.comment_id,"
            + " n.decision_id, n.actors, n.position, n.at";

    /** Nobody scrolls back for a quarter. What was unread is not counted any more. */
    static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("notification", """
            WITH old AS (SELECT id, person FROM notification WHERE at < now() - interval '90 days'
                          ORDER BY at LIMIT $1),
                 locked AS (SELECT person FROM inbox WHERE person IN (SELECT person FROM old)
                             ORDER BY person FOR UPDATE),
                 gone AS (DELETE FROM notification n USING old, locked
                           WHERE n.id = old.id AND n.person = locked.person
                          RETURNING n.person, n.discussion_id, n.kind, n.state),
                 looked AS (UPDATE follow SET waiting = false FROM gone
                             WHERE follow.discussion_id = gone.discussion_id AND follow.person = gone.person
                               AND gone.kind = 'followed' AND gone.state = 'unread'),
                 fewer AS (UPDATE inbox SET unread = inbox.unread - g.unread
                             FROM (SELECT person, count(*) FILTER (WHERE state = 'unread') AS unread
                                     FROM gone GROUP BY person) AS g
                            WHERE inbox.person = g.person AND g.unread > 0)
            SELECT person FROM gone""");

    /** Whoever was away for longer than a week reads the list anew. */
    static final Sweeper.Rubbish OLD_LINES = new Sweeper.Rubbish("inbox_line", """
            DELETE FROM inbox_line WHERE (person, seq) IN (
                SELECT person, seq FROM inbox_line WHERE at < now() - interval '7 days'
                 LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String PEOPLE = "SELECT DISTINCT person FROM notification WHERE comment_id = ANY ($1)";

    private static final String LOCK =
            "SELECT person, seq, unread FROM inbox WHERE person = ANY ($1) ORDER BY person FOR UPDATE";

    private static final String ABOUT = "SELECT " + COLUMNS + " FROM notification n"
            + " WHERE n.comment_id = ANY ($1) OR n.comment_id = ANY ($2) AND n.kind = 'reactions'";

    private static final String MOVE = """
            INSERT INTO inbox (person, seq, unread) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::integer[])
            ON CONFLICT (person) DO UPDATE SET seq = excluded.seq, unread = excluded.unread""";

    private static final String INSERT = """
            INSERT INTO notification (id, person, seq, kind, state, site, discussion_id, comment_id, decision_id,
                                      actors, position, at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                                 $8::uuid[], $9::uuid[], $10::jsonb[], $11::bigint[], $12::timestamptz[])""";

    private static final String CHANGE = """
            UPDATE notification n
               SET seq = c.seq, state = c.state, actors = c.actors, position = c.position, at = c.at
              FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::jsonb[], $5::bigint[], $6::timestamptz[])
                   AS c(id, seq, state, actors, position, at)
             WHERE n.id = c.id""";

    private static final String LINES = """
            INSERT INTO inbox_line (person, seq, type, notification_id, at)
            SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::timestamptz[])""";

    private static final String WAIT = """
            UPDATE follow f SET waiting = c.waiting
              FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS c(discussion_id, person, waiting)
             WHERE f.discussion_id = c.discussion_id AND f.person = c.person AND f.waiting <> c.waiting""";

    private InboxTable() {}

    /** Locks the inboxes, and then reads what is in them: what was read before a wait may be old. */
    static Ledger open(Tx tx, Work work, Set<GuestId> concerned) {
        var people = new TreeSet<UUID>();
        concerned.forEach(person -> people.add(person.value()));
        var judged = ids(work.judged());
        var all = ids(
                Stream.concat(work.judged().stream(), work.reacted().stream()).toList());
        tx.run(PEOPLE, Tuple.tuple().addArrayOfUUID(all)).forEach(row -> people.add(row.getUUID("person")));
        var heads = new HashMap<GuestId, Ledger.Head>();
        tx.run(LOCK, Tuple.tuple().addArrayOfUUID(people.toArray(UUID[]::new)))
                .forEach(row -> heads.put(
                        new GuestId(row.getUUID("person")),
                        new Ledger.Head(row.getLong("seq"), row.getInteger("unread"))));
        var rows = new ArrayList<Notification>();
        tx.run(ABOUT, Tuple.tuple().addArrayOfUUID(judged).addArrayOfUUID(ids(work.reacted())))
                .forEach(row -> rows.add(notification(row)));
        return new Ledger(heads, rows);
    }

    private static UUID[] ids(Collection<CommentId> comments) {
        return comments.stream().map(CommentId::value).toArray(UUID[]::new);
    }

    static void store(Tx tx, Ledger ledger) {
        if (ledger.people().isEmpty()) {
            return;
        }
        tx.write(MOVE, heads(ledger.moved()));
        insert(tx, ledger.inserted());
        change(tx, ledger.changed());
        if (!ledger.waits().isEmpty()) {
            tx.write(WAIT, waits(ledger.waits()));
        }
        tx.write(
                LINES,
                Columns.of(ledger.lines())
                        .uuids(line -> line.person().value())
                        .longs(Ledger.Line::seq)
                        .texts(Ledger.Line::type)
                        .uuids(Ledger.Line::notification)
                        .times(Ledger.Line::at)
                        .tuple());
    }

    private static Tuple waits(List<Ledger.Wait> waits) {
        return Columns.of(waits)
                .uuids(wait -> wait.discussion().value())
                .uuids(wait -> wait.person().value())
                .flags(Ledger.Wait::waiting)
                .tuple();
    }

    private static Tuple heads(Map<GuestId, Ledger.Head> moved) {
        return Columns.of(List.copyOf(moved.entrySet()))
                .uuids(head -> head.getKey().value())
                .longs(head -> head.getValue().seq())
                .ints(head -> head.getValue().unread())
                .tuple();
    }

    private static void insert(Tx tx, Collection<Notification> rows) {
        tx.write(
                INSERT,
                Columns.of(rows)
                        .uuids(Notification::id)
                        .uuids(row -> row.person().value())
                        .longs(Notification::seq)
                        .texts(row -> row.kind().label())
                        .texts(row -> row.state().label())
                        .texts(row -> row.site().value())
                        .uuids(row -> row.discussion().value())
                        .uuids(row -> row.comment().value())
                        .uuids(row -> row.decision().orElse(null))
                        .jsonArrays(row -> new JsonArray(row.actors()))
                        .longs(Notification::position)
                        .times(Notification::at)
                        .tuple());
    }

    private static void change(Tx tx, Collection<Notification> rows) {
        tx.write(
                CHANGE,
                Columns.of(rows)
                        .uuids(Notification::id)
                        .longs(Notification::seq)
                        .texts(row -> row.state().label())
                        .jsonArrays(row -> new JsonArray(row.actors()))
                        .longs(Notification::position)
                        .times(Notification::at)
                        .tuple());
    }

    static Notification notification(Row row) {
        return new Notification(
                row.getUUID("id"),
                new GuestId(row.getUUID("person")),
                row.getLong("seq"),
                Kind.of(row.getString("kind")),
                Notification.State.of(row.getString("state")),
                new SiteKey(row.getString("site")),
                new DiscussionId(row.getUUID("discussion_id")),
                new CommentId(row.getUUID("comment_id")),
                Optional.ofNullable(row.getUUID("decision_id")),
                row.getJsonArray("actors").stream().map(String.class::cast).toList(),
                row.getLong("position"),
                row.getOffsetDateTime("at").toInstant());
    }
}
