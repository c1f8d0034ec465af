package parley.threading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Where a comment belongs. That never changes, so it is kept once it was found. */
public final class Places {

    public record Place(DiscussionId discussion, SiteKey site, Optional<CommentId> parent) {}

    private static final String FIND = "SELECT discussion_id, site, parent_id FROM comment WHERE id = $1";

    private static final String NUMBERED = "SELECT id FROM comment WHERE discussion_id = $1 AND number = $2";

    private final Pool pool;
    private final Cache<CommentId, Place> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    public Places(Pool pool) {
        this.pool = pool;
    }

    /** History was rewound: what was written may not have been. */
    public void forgetAll() {
        known.invalidateAll();
    }

    public Future<Optional<Place>> of(CommentId id) {
        var place = known.getIfPresent(id);
        return place != null ? Future.succeededFuture(Optional.of(place)) : find(id);
    }

    /** For those who change a comment: like {@link #of}, but fails with UNKNOWN_COMMENT where there is none. */
    public Future<Place> get(CommentId id) {
        return of(id).map(place -> place.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT)));
    }

    /** The comment that has this number in its discussion. */
    public Future<Optional<CommentId>> numbered(DiscussionId discussion, int number) {
        return pool.preparedQuery(NUMBERED)
                .execute(Tuple.of(discussion.value(), number))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(new CommentId(row.next().getUUID("id"))) : Optional.empty();
                });
    }

    private Future<Optional<Place>> find(CommentId id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> {
            for (var row : rows) {
                var place = new Place(
                        new DiscussionId(row.getUUID("discussion_id")),
                        new SiteKey(row.getString("site")),
                        Optional.ofNullable(row.getUUID("parent_id")).map(CommentId::new));
                known.put(id, place);
                return Optional.of(place);
            }
            return Optional.empty();
        });
    }
}
