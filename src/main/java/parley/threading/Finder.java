package parley.threading;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import parley.database.Columns;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** Finds single rows, wherever they stand; who may see them is the asker's business. */
public final class Finder {

    public record Found(Comment comment, Discussion discussion) {}

    private static final String COMMENT = "SELECT " + CommentRow.COLUMNS + " FROM comment c WHERE c.id = $1";

    private static final String DISCUSSION = "SELECT " + Discussion.COLUMNS + " FROM discussion WHERE id = $1";

    private static final String COMMENTS = "SELECT " + CommentRow.COLUMNS
            + " FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, ordinal) JOIN comment c USING (id)"
            + " ORDER BY ordinal";

    private static final String DISCUSSIONS = "SELECT " + Discussion.COLUMNS + " FROM discussion WHERE id = ANY ($1)";

    private final Pool pool;
    private final Seeds seeds;

    /** @param seeds know of discussions that are there */
    public Finder(Pool pool, Seeds seeds) {
        this.pool = pool;
        this.seeds = seeds;
    }

    public Future<Optional<Found>> find(CommentId id) {
        return pool.preparedQuery(COMMENT).execute(Tuple.of(id.value())).compose(this::withDiscussion);
    }

    /** In the order of the ids; those that are not there are left out. */
    public Future<List<Found>> find(List<CommentId> ids) {
        var asked = Columns.of(ids).uuids(CommentId::value);
        return pool.preparedQuery(COMMENTS).execute(asked.tuple()).compose(rows -> {
            var comments = new ArrayList<Comment>();
            rows.forEach(row -> comments.add(CommentRow.comment(row)));
            return pool.preparedQuery(DISCUSSIONS)
                    .execute(Columns.of(comments)
                            .uuids(comment -> comment.discussion().value())
                            .tuple())
                    .map(found -> joined(comments, found));
        });
    }

    private static List<Found> joined(List<Comment> comments, RowSet<Row> rows) {
        var discussions = new HashMap<DiscussionId, Discussion>();
        rows.forEach(row -> {
            var discussion = Discussion.of(row);
            discussions.put(discussion.id(), discussion);
        });
        return comments.stream()
                .flatMap(comment -> Optional.ofNullable(discussions.get(comment.discussion())).stream()
                        .map(discussion -> new Found(comment, discussion)))
                .toList();
    }

    /** Whether anybody has written there. Asked before each post, so a yes is remembered. */
    public Future<Boolean> isThere(DiscussionId id) {
        if (seeds.known(id)) {
            return Future.succeededFuture(true);
        }
        return find(id).map(discussion -> {
            discussion.ifPresent(found -> seeds.committed(id));
            return discussion.isPresent();
        });
    }

    /** Empty before anybody has written there. */
    public Future<Optional<Discussion>> find(DiscussionId id) {
        return pool.preparedQuery(DISCUSSION).execute(Tuple.of(id.value())).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(Discussion.of(row.next())) : Optional.empty();
        });
    }

    private Future<Optional<Found>> withDiscussion(RowSet<Row> rows) {
        var row = rows.iterator();
        if (!row.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        var comment = CommentRow.comment(row.next());
        return find(comment.discussion()).map(discussion -> discussion.map(of -> new Found(comment, of)));
    }
}
