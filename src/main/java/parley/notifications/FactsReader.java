package parley.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.database.Columns;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;

/** Reads the {@link Facts} of some lines, a statement each for all of them. */
record FactsReader(Tx tx) {
    /** So many are told of a discussion at once, the last ones to come first; the next lines tell others. */
    static final int FOLLOWERS = 1_000;

    private static final String COMMENTS = """
            SELECT c.id, c.discussion_id, c.site, c.status, c.author_id, c.guest_id, c.created_at,
                   p.guest_id AS replied_to,
                   CASE WHEN position('@' in c.text) > 0 THEN c.text ELSE '' END AS text
              FROM comment c LEFT JOIN comment p ON p.id = c.parent_id
             WHERE c.id = ANY ($1)""";

    /**
     * Without those who have not yet looked at what they were told last: one notification says that there is more. An
     * index holds nobody else, or each line would cost as much as the crowd that never looks.
     */
    static final String FOLLOWING = """
            SELECT asked.id AS discussion_id, f.person, f.at
              FROM unnest($1::uuid[]) AS asked(id),
                   LATERAL (SELECT person, at FROM follow
                             WHERE discussion_id = asked.id AND active AND NOT waiting
                             ORDER BY at DESC LIMIT $2) AS f""";

    private static final String NAMES = """
            SELECT DISTINCT c.discussion_id, lower(c.author_name) AS name, c.guest_id
              FROM unnest($1::uuid[], $2::text[]) AS asked(discussion_id, name)
              JOIN comment c ON c.discussion_id = asked.discussion_id AND lower(c.author_name) = asked.name
             WHERE c.number IS NOT NULL AND c.status = 'published' AND c.guest_id IS NOT NULL""";

    private static final String REACTING = """
            SELECT asked.id AS comment_id, r.person
              FROM unnest($1::uuid[]) AS asked(id),
                   LATERAL (SELECT DISTINCT person FROM reaction WHERE comment_id = asked.id LIMIT $2) AS r""";

    private static final String DECISIONS = """
            SELECT DISTINCT ON (comment_id) comment_id, id, decision FROM decision
             WHERE comment_id = ANY ($1) ORDER BY comment_id, nth DESC""";

    private static final String MUTES = "SELECT person, author_id FROM mute WHERE author_id = ANY ($1)";

    private record Asked(DiscussionId discussion, String name) {}

    Facts read(Work work) {
        var comments = tx.send(COMMENTS, ids(work.comments()));
        var followers = tx.send(FOLLOWING, discussions(work.discussions()).addInteger(FOLLOWERS));
        var reacting = tx.send(REACTING, ids(work.reacted()).addInteger(Ledger.MOST_ACTORS));
        var decisions = tx.send(DECISIONS, ids(work.judged()));
        var known = comments(comments.await());
        var names = names(known.values().stream()
                .filter(comment -> comment.published() && work.judged().contains(comment.id()))
                .toList());
        var reactions = reacting(reacting.await());
        var mutes = mutes(known, reactions);
        return new Facts(
                known,
                followers(followers.await()),
                names(names.await()),
                reactions,
                decisions(decisions.await()),
                mutes(mutes.await()));
    }

    private static Tuple ids(Collection<CommentId> comments) {
        return Columns.of(comments).uuids(CommentId::value).tuple();
    }

    private static Tuple discussions(Collection<DiscussionId> discussions) {
        return Columns.of(discussions).uuids(DiscussionId::value).tuple();
    }

    private static Map<CommentId, Facts.Known> comments(RowSet<Row> rows) {
        var known = new HashMap<CommentId, Facts.Known>();
        rows.forEach(row -> {
            var comment = new Facts.Known(
                    new CommentId(row.getUUID("id")),
                    new DiscussionId(row.getUUID("discussion_id")),
                    new SiteKey(row.getString("site")),
                    CommentStatus.of(row.getString("status")),
                    row.getString("author_id"),
                    guest(row, "guest_id"),
                    guest(row, "replied_to"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getString("text"));
            known.put(comment.id(), comment);
        });
        return known;
    }

    private static Optional<GuestId> guest(Row row, String column) {
        return Optional.ofNullable(row.getUUID(column)).map(GuestId::new);
    }

    private static Map<DiscussionId, Map<GuestId, Instant>> followers(RowSet<Row> rows) {
        var followers = new HashMap<DiscussionId, Map<GuestId, Instant>>();
        rows.forEach(row -> followers
                .computeIfAbsent(new DiscussionId(row.getUUID("discussion_id")), _ -> new LinkedHashMap<>())
                .put(
                        new GuestId(row.getUUID("person")),
                        row.getOffsetDateTime("at").toInstant()));
        return followers;
    }

    /** Most comments have no @ in them, and then nobody is asked. */
    private Future<RowSet<Row>> names(List<Facts.Known> comments) {
        var asked = comments.stream()
                .flatMap(comment ->
                        Mentions.candidates(comment.text()).stream().map(name -> new Asked(comment.discussion(), name)))
                .distinct()
                .toList();
        var values = Columns.of(asked).uuids(one -> one.discussion().value()).texts(Asked::name);
        return tx.send(NAMES, values.tuple());
    }

    private static Map<DiscussionId, Map<String, Set<GuestId>>> names(RowSet<Row> rows) {
        var names = new HashMap<DiscussionId, Map<String, Set<GuestId>>>();
        rows.forEach(row -> names.computeIfAbsent(new DiscussionId(row.getUUID("discussion_id")), _ -> new HashMap<>())
                .computeIfAbsent(row.getString("name"), _ -> new LinkedHashSet<>())
                .add(new GuestId(row.getUUID("guest_id"))));
        return names;
    }

    private static Map<CommentId, List<String>> reacting(RowSet<Row> rows) {
        var reacting = new HashMap<CommentId, Set<String>>();
        rows.forEach(
                row -> reacting.computeIfAbsent(new CommentId(row.getUUID("comment_id")), _ -> new LinkedHashSet<>())
                        .add(row.getString("person")));
        var lists = new HashMap<CommentId, List<String>>();
        reacting.forEach((comment, people) -> lists.put(comment, List.copyOf(people)));
        return lists;
    }

    private static Map<CommentId, Facts.Decided> decisions(RowSet<Row> rows) {
        var decisions = new HashMap<CommentId, Facts.Decided>();
        rows.forEach(row -> decisions.put(
                new CommentId(row.getUUID("comment_id")),
                new Facts.Decided(row.getUUID("id"), row.getString("decision"))));
        return decisions;
    }

    private Future<RowSet<Row>> mutes(Map<CommentId, Facts.Known> known, Map<CommentId, List<String>> reacting) {
        var authors = known.values().stream().map(Facts.Known::authorId);
        var reactors = reacting.entrySet().stream()
                .flatMap(people -> Optional.ofNullable(known.get(people.getKey())).stream()
                        .flatMap(comment -> people.getValue().stream()
                                .flatMap(person -> Facts.authorId(comment.site(), person).stream())));
        var asked = Stream.concat(authors, reactors).distinct().toArray(String[]::new);
        return tx.send(MUTES, Tuple.tuple().addArrayOfString(asked));
    }

    private static Set<Facts.Mute> mutes(RowSet<Row> rows) {
        var mutes = new HashSet<Facts.Mute>();
        rows.forEach(row -> mutes.add(new Facts.Mute(new GuestId(row.getUUID("person")), row.getString("author_id"))));
        return mutes;
    }
}
