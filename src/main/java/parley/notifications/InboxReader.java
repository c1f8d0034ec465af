package parley.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.database.Columns;
import parley.event.GuestId;
import parley.threading.Finder;

/** Reads inboxes, for their owners. For any thread; nothing waits. */
final class InboxReader {
    private static final String HEAD = "SELECT seq, unread FROM inbox WHERE person = $1";

    private static final String MOVED = """
            SELECT person, seq FROM inbox WHERE person = ANY ($1)""";

    private static final String PAGE = "SELECT " + InboxTable.COLUMNS + """

              FROM notification n JOIN comment c ON c.id = n.comment_id
             WHERE n.person = $1 AND n.seq < $2 AND n.state <> 'withdrawn'
               AND (c.status = 'published' OR n.kind = 'decision')
             ORDER BY n.seq DESC LIMIT $3""";

    private static final String BY_ID =
            "SELECT " + InboxTable.COLUMNS + " FROM notification n WHERE n.person = $1 AND n.id = ANY ($2)";

    private static final String LINES = """
            SELECT seq, type, notification_id FROM inbox_line WHERE person = $1 AND seq > $2 ORDER BY seq LIMIT $3""";

    private static final String NAMES = """
            SELECT asked.guest, asked.site, c.author_name
              FROM unnest($1::uuid[], $2::text[]) AS asked(guest, site),
                   LATERAL (SELECT author_name FROM comment
                             WHERE guest_id = asked.guest AND site = asked.site AND status = 'published'
                             ORDER BY created_at DESC LIMIT 1) AS c""";

    /** Further on, the number tells nobody anything. */
    private static final String NEW_COMMENTS = """
            SELECT asked.id, c.count
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS asked(id, person, discussion_id, comment_id),
                   LATERAL (SELECT count(*)::integer AS count
                              FROM (SELECT FROM comment
                                     WHERE discussion_id = asked.discussion_id AND status = 'published'
                                       AND number >= (SELECT number FROM comment WHERE id = asked.comment_id)
                                       AND guest_id IS DISTINCT FROM asked.person LIMIT 100) AS fresh) AS c""";

    private static final String RULINGS = "SELECT id, decision, reason FROM decision WHERE id = ANY ($1)";

    /** What a person's socket is to hear. */
    record Line(long seq, String type, Optional<UUID> notification) {}

    private record Person(UUID guest, String site) {}

    private final Pool pool;
    private final Finder finder;

    InboxReader(Pool pool, Finder finder) {
        this.pool = pool;
        this.finder = finder;
    }

    /** At 0 before a person was told anything. */
    Future<Ledger.Head> head(GuestId person) {
        return pool.preparedQuery(HEAD).execute(Tuple.of(person.value())).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? head(row.next()) : Ledger.Head.NEW;
        });
    }

    private static Ledger.Head head(Row row) {
        return new Ledger.Head(row.getLong("seq"), row.getInteger("unread"));
    }

    /** How far each of them has been told. */
    Future<Map<GuestId, Long>> seqs(Collection<GuestId> people) {
        var asked = people.stream().map(GuestId::value).toArray(UUID[]::new);
        return pool.preparedQuery(MOVED)
                .execute(Tuple.tuple().addArrayOfUUID(asked))
                .map(rows -> {
                    var seqs = new HashMap<GuestId, Long>();
                    rows.forEach(row -> seqs.put(new GuestId(row.getUUID("person")), row.getLong("seq")));
                    return seqs;
                });
    }

    /** The newest first, below a {@code seq}; only what may be shown. */
    Future<List<Notice>> page(GuestId person, long below, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(person.value(), below, limit))
                .compose(this::notices);
    }

    Future<List<Line>> lines(GuestId person, long after, int limit) {
        return pool.preparedQuery(LINES)
                .execute(Tuple.of(person.value(), after, limit))
                .map(rows -> {
                    var lines = new ArrayList<Line>();
                    rows.forEach(row -> lines.add(new Line(
                            row.getLong("seq"),
                            row.getString("type"),
                            Optional.ofNullable(row.getUUID("notification_id")))));
                    return lines;
                });
    }

    /** Also those that may not be shown any more. */
    Future<Map<UUID, Notice>> notices(GuestId person, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(person.value()).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .compose(this::notices)
                .map(notices -> notices.stream()
                        .collect(Collectors.toMap(notice -> notice.row().id(), notice -> notice)));
    }

    private Future<List<Notice>> notices(RowSet<Row> rows) {
        var list = new ArrayList<Notification>();
        rows.forEach(row -> list.add(InboxTable.notification(row)));
        if (list.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var found =
                finder.find(list.stream().map(Notification::comment).distinct().toList());
        var names = names(list);
        var counts = counts(list);
        var rulings = rulings(list);
        return Future.all(found, names, counts, rulings)
                .map(_ -> joined(list, found.result(), names.result(), counts.result(), rulings.result()));
    }

    private static List<Notice> joined(
            List<Notification> rows,
            List<Finder.Found> found,
            Map<Person, String> names,
            Map<UUID, Integer> counts,
            Map<UUID, Notice.Ruling> rulings) {
        var comments =
                found.stream().collect(Collectors.toMap(one -> one.comment().id(), one -> one));
        var notices = new ArrayList<Notice>();
        for (var row : rows) {
            Finder.@Nullable Found about = comments.get(row.comment());
            if (about != null) {
                var ruling = row.decision().flatMap(id -> Optional.ofNullable(rulings.get(id)));
                int count =
                        Math.max(1, counts.getOrDefault(row.id(), row.actors().size()));
                var actors = actors(row, about, names);
                notices.add(new Notice(row, about.comment(), about.discussion(), actors, count, ruling));
            }
        }
        return notices;
    }

    private static List<String> actors(Notification row, Finder.Found about, Map<Person, String> names) {
        return switch (row.kind()) {
            case REPLY, MENTION, FOLLOWED -> List.of(about.comment().author().name());
            case DECISION -> List.of();
            case REACTIONS ->
                lastActors(row)
                        .flatMap(person -> Optional.ofNullable(names.get(person)).stream())
                        .toList();
        };
    }

    /** Of a bundle only the last few are named. */
    private static Stream<Person> lastActors(Notification row) {
        return row.actors().reversed().stream()
                .limit(3)
                .flatMap(actor -> Facts.guest(actor).stream())
                .map(guest -> new Person(guest.value(), row.site().value()));
    }

    /** What they were called last on the same site: a name of another site is nobody's business here. */
    private Future<Map<Person, String>> names(List<Notification> rows) {
        var asked = rows.stream().flatMap(InboxReader::lastActors).distinct().toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var values = Tuple.tuple()
                .addArrayOfUUID(asked.stream().map(Person::guest).toArray(UUID[]::new))
                .addArrayOfString(asked.stream().map(Person::site).toArray(String[]::new));
        return pool.preparedQuery(NAMES).execute(values).map(found -> {
            var names = new HashMap<Person, String>();
            found.forEach(row ->
                    names.put(new Person(row.getUUID("guest"), row.getString("site")), row.getString("author_name")));
            return names;
        });
    }

    /** What is new where somebody follows, as long as they have not looked. */
    private Future<Map<UUID, Integer>> counts(List<Notification> rows) {
        var asked = rows.stream()
                .filter(row -> row.kind() == Kind.FOLLOWED && row.unread())
                .toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var values = Columns.of(asked)
                .uuids(Notification::id)
                .uuids(row -> row.person().value())
                .uuids(row -> row.discussion().value())
                .uuids(row -> row.comment().value());
        return pool.preparedQuery(NEW_COMMENTS).execute(values.tuple()).map(found -> {
            var counts = new HashMap<UUID, Integer>();
            found.forEach(row -> counts.put(row.getUUID("id"), row.getInteger("count")));
            return counts;
        });
    }

    private Future<Map<UUID, Notice.Ruling>> rulings(List<Notification> rows) {
        var asked = rows.stream().flatMap(row -> row.decision().stream()).toArray(UUID[]::new);
        if (asked.length == 0) {
            return Future.succeededFuture(Map.of());
        }
        return pool.preparedQuery(RULINGS)
                .execute(Tuple.tuple().addArrayOfUUID(asked))
                .map(found -> {
                    var rulings = new HashMap<UUID, Notice.Ruling>();
                    found.forEach(row -> rulings.put(
                            row.getUUID("id"),
                            new Notice.Ruling(
                                    row.getString("decision"), Optional.ofNullable(row.getString("reason")))));
                    return rulings;
                });
    }
}
