package parley.posting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.threading.Finder;

/** Reads what a guest has done in a discussion. Reads may join what other rooms own. */
public final class MineReader {
    static final int COMMENTS = 50;
    private static final int MARKS = 1_000;

    private static final String VOTES = """
            SELECT v.comment_id, v.value FROM vote v JOIN comment c ON c.id = v.comment_id
             WHERE v.voter = $2 AND c.discussion_id = $1 ORDER BY c.created_at DESC LIMIT $3""";

    private static final String REACTIONS = """
            SELECT r.comment_id, r.name FROM reaction r JOIN comment c ON c.id = r.comment_id
             WHERE r.person = $2 AND c.discussion_id = $1 ORDER BY c.created_at DESC LIMIT $3""";

    private static final String OWN = """
            SELECT id FROM comment WHERE discussion_id = $1 AND guest_id = $2 AND status <> 'removed'
             ORDER BY created_at DESC LIMIT $3""";

    /** A code of the newsroom's own; its notes are for colleagues, and are not read. */
    private static final String REASONS = """
            SELECT DISTINCT ON (comment_id) comment_id, reason FROM decision
             WHERE comment_id = ANY ($1) AND decision IN ('reject', 'spam') AND reason IS NOT NULL
             ORDER BY comment_id, nth DESC""";

    private final Pool pool;
    private final Finder finder;
    private final Ties.Source ties;

    public MineReader(Pool pool, Finder finder, Ties.Source ties) {
        this.pool = pool;
        this.finder = finder;
        this.ties = ties;
    }

    Future<Mine> read(DiscussionId discussion, GuestId guest) {
        var person = "guest:" + guest;
        var votes = new HashMap<CommentId, Integer>();
        var reactions = new HashMap<CommentId, SortedSet<String>>();
        var ids = new ArrayList<CommentId>();
        return each(
                        VOTES,
                        Tuple.of(discussion.value(), person, MARKS),
                        row -> votes.put(id(row), row.getInteger("value")))
                .compose(_ -> each(
                        REACTIONS,
                        Tuple.of(discussion.value(), person, MARKS),
                        row -> reactions
                                .computeIfAbsent(id(row), _ -> new TreeSet<>())
                                .add(row.getString("name"))))
                .compose(_ -> each(
                        OWN,
                        Tuple.of(discussion.value(), guest.value(), COMMENTS),
                        row -> ids.add(new CommentId(row.getUUID("id")))))
                .compose(_ -> ties.of(guest, discussion))
                .compose(known -> withComments(votes, reactions, ids, known));
    }

    private Future<Mine> withComments(
            Map<CommentId, Integer> votes,
            Map<CommentId, SortedSet<String>> reactions,
            List<CommentId> ids,
            Ties known) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(new Mine(votes, reactions, List.of(), Map.of(), known));
        }
        var reasons = new HashMap<CommentId, String>();
        var asked = ids.stream().map(CommentId::value).toArray(UUID[]::new);
        return each(REASONS, Tuple.tuple().addArrayOfUUID(asked), row -> reasons.put(id(row), row.getString("reason")))
                .compose(_ -> finder.find(ids))
                .map(comments -> new Mine(votes, reactions, shown(comments), reasons, known));
    }

    /** One in a shadow keeps its status when its author takes it back. */
    private static List<Finder.Found> shown(List<Finder.Found> comments) {
        return comments.stream()
                .filter(found -> found.comment().forItsAuthor().status() != CommentStatus.REMOVED)
                .toList();
    }

    private Future<Void> each(String sql, Tuple values, Consumer<Row> take) {
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            rows.forEach(take);
            return null;
        });
    }

    private static CommentId id(Row row) {
        return new CommentId(row.getUUID("comment_id"));
    }
}
