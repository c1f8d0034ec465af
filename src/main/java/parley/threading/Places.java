package parley.threading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** Where a comment stands, which never changes once it is written, and the row of a discussion as it is now. */
public final class Places {
    private static final String OF = "SELECT discussion_id FROM comment WHERE id = $1";

    private static final String DISCUSSION = "SELECT " + Discussion.COLUMNS + " FROM discussion WHERE id = $1";

    private final Pool pool;
    private final Cache<CommentId, DiscussionId> known =
            Caffeine.newBuilder().maximumSize(200_000).build();

    public Places(Pool pool) {
        this.pool = pool;
    }

    /** Empty for a comment that was never written; one that nobody may read has its place too. */
    public Future<Optional<DiscussionId>> of(CommentId comment) {
        var place = known.getIfPresent(comment);
        if (place != null) {
            return Future.succeededFuture(Optional.of(place));
        }
        return pool.preparedQuery(OF).execute(Tuple.of(comment.value())).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            var found = new DiscussionId(rows.iterator().next().getUUID(0));
            known.put(comment, found);
            return Optional.of(found);
        });
    }

    /** Empty while nobody has written there. */
    public Future<Optional<Discussion>> discussion(DiscussionId id) {
        return pool.preparedQuery(DISCUSSION)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Discussion.of(rows.iterator().next())));
    }

    /** History was rewound: what was written may not have been. */
    public void forgetAll() {
        known.invalidateAll();
    }
}
