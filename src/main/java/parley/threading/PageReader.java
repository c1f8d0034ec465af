package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.journal.Epoch;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Reads pages from the database, each by one statement. For any thread; nothing waits. */
public final class PageReader {
    /** Descendants that come along with each root. */
    public static final int FIRST_REPLIES = 5;

    /** Descendants of each root where all are asked for; the rest by {@code repliesNext}. */
    public static final int ALL_REPLIES = 10_000;

    /** Comments of its branch that stand before, and as many after, a comment on the page around it. */
    public static final int AROUND = 10;

    /** Pinned roots that stand at the top of a first page; others that are pinned keep their places. */
    public static final int PINNED = 3;

    private static final String COUNTS = "SELECT id, comment_count, seq FROM discussion WHERE id = ANY ($1)";

    private static final String SEQ = "SELECT seq FROM discussion WHERE id = $1";

    /** @param key of the discussion, as it was asked for */
    public record Count(String key, int commentCount, long seq) {}

    private final Pool pool;
    private final Rankings rankings;
    private final PageMaker maker;

    public PageReader(Pool pool, Epoch epoch, Clock clock) {
        this.pool = pool;
        this.rankings = new Rankings(pool, clock);
        this.maker = new PageMaker(epoch);
    }

    /** Fails with a {@link Refusal} where there is no such comment, or its cursor has expired. */
    public Future<Page> read(Query query) {
        return switch (query) {
            case PageQuery page -> page(page);
            case Query.Context context -> context(context);
            case Query.Branch branch -> branch(branch);
        };
    }

    /** A discussion that nobody has written in is empty and at seq 0. Fails with CURSOR_EXPIRED. */
    public Future<Page> page(PageQuery query) {
        boolean fresh = query.sort() == Sort.BEST && query.after().isEmpty();
        var ready = fresh ? rankings.look(query.discussion()) : Future.<Void>succeededFuture();
        return ready.compose(_ -> readPage(query));
    }

    private Future<Page> readPage(PageQuery query) {
        var origin = Origin.of(query);
        int replies = query.allReplies() ? ALL_REPLIES : FIRST_REPLIES;
        var values = Tuple.of(query.discussion().value())
                .addLong(origin.generation())
                .addInteger(query.limit() + origin.above().size())
                .addInteger(replies + 1)
                .addInteger(origin.offset())
                .addInteger(origin.number());
        var sql = query.after().isEmpty() ? PageSql.first(query.sort()) : PageSql.page(query.sort(), origin.back());
        return rows(sql, values).map(rows -> maker.page(query, origin, rows));
    }

    /** The page around a comment. Fails with UNKNOWN_COMMENT where it is not shown. */
    public Future<Page> context(Query.Context query) {
        var ready = query.sort() == Sort.BEST ? rankings.look(query.discussion()) : Future.<Void>succeededFuture();
        var values = Tuple.of(query.discussion().value())
                .addLong(null)
                .addInteger(query.limit() / 2)
                .addInteger(FIRST_REPLIES + 1)
                .addUUID(query.comment().value())
                .addInteger((query.limit() - 1) / 2);
        return ready.compose(_ -> rows(PageSql.context(query.sort()), values)).map(rows -> maker.context(query, rows));
    }

    /** Everything below a comment, depth first. Fails with UNKNOWN_COMMENT where it is not shown. */
    public Future<Page> branch(Query.Branch query) {
        var after = query.after()
                .map(cursor -> ((Cursor.Branch) cursor).after().bytes())
                .orElse(new byte[0]);
        var values = Tuple.of(query.discussion().value())
                .addUUID(query.top().value())
                .addBuffer(Buffer.buffer(after))
                .addInteger(query.limit());
        return rows(PageSql.BRANCH, values).map(rows -> maker.branch(query, rows));
    }

    /** The comment wherever it stands, be it public or not; it is for the caller to say who may see it. */
    public Future<Optional<Current.Seen>> comment(CommentId id) {
        return current(List.of(id), List.of()).map(now -> now.comment(id));
    }

    /** Comments with their discussions and ancestors, and more discussions, all from one snapshot. */
    public Future<Current> current(Collection<CommentId> comments, Collection<DiscussionId> discussions) {
        var values = Tuple.tuple()
                .addArrayOfUUID(comments.stream().map(CommentId::value).toArray(UUID[]::new))
                .addArrayOfUUID(discussions.stream().map(DiscussionId::value).toArray(UUID[]::new));
        return pool.preparedQuery(CurrentRows.READ).execute(values).map(CurrentRows::of);
    }

    /** In the order asked; a discussion nobody has written in counts 0. */
    public Future<List<Count>> counts(SiteKey site, List<String> keys) {
        var ids = keys.stream().map(key -> DiscussionId.of(site, key).value()).toArray(UUID[]::new);
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    var found = new HashMap<UUID, Row>();
                    rows.forEach(row -> found.put(row.getUUID("id"), row));
                    return keys.stream()
                            .map(key -> count(
                                    key, found.get(DiscussionId.of(site, key).value())))
                            .toList();
                });
    }

    private static Count count(String key, @Nullable Row row) {
        return row == null ? new Count(key, 0, 0) : new Count(key, row.getInteger("comment_count"), row.getLong("seq"));
    }

    /** 0 while nobody has written there. */
    Future<Long> seq(DiscussionId discussion) {
        return pool.preparedQuery(SEQ)
                .execute(Tuple.of(discussion.value()))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    private Future<PageRows> rows(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(PageRows::of);
    }

    static Refusal unknown() {
        return Refusal.of(ProblemKind.UNKNOWN_COMMENT);
    }
}
