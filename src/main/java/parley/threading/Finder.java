package parley.threading;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** Finds single rows, wherever they stand; who may see them is the asker's business. */
public final class Finder {

    public record Found(Comment comment, Discussion discussion) {}

    private static final String COMMENT = "SELECT " + CommentRow.COLUMNS + " FROM comment c WHERE c.id = $1";

    private static final String DISCUSSION = "SELECT " + Discussion.COLUMNS + " FROM discussion WHERE id = $1";

    private final Pool pool;

    public Finder(Pool pool) {
        this.pool = pool;
    }

    public Future<Optional<Found>> find(CommentId id) {
        return pool.preparedQuery(COMMENT).execute(Tuple.of(id.value())).compose(this::withDiscussion);
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
