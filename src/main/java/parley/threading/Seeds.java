package parley.threading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.DiscussionId;

/** The step that makes missing discussions, sorted, before any is locked. */
public final class Seeds implements Shelf<DiscussionSeed, Discussion> {
    private static final String INSERT = """
            INSERT INTO discussion (id, site, key, url, title, confirmed)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
            ON CONFLICT DO NOTHING""";

    /** Spares most batches the statement, and most posts the question. Rows are never deleted, so what was seen committed once is there. */
    private final Cache<DiscussionId, Boolean> there =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** Whoever saw it committed says so; never before: a row of a transaction that was rolled back is not there. */
    public void committed(DiscussionId id) {
        there.put(id, true);
    }

    /** History was rewound: what was committed may not have been. */
    public void forgetAll() {
        there.invalidateAll();
    }

    public boolean known(DiscussionId id) {
        return there.getIfPresent(id) != null;
    }

    @Override
    public Future<Map<DiscussionSeed, Discussion>> load(Tx tx, Set<DiscussionSeed> keys) {
        var missing = keys.stream().filter(seed -> !known(seed.id())).sorted().toList();
        if (missing.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var rows = Columns.of(missing)
                .uuids(seed -> seed.id().value())
                .texts(seed -> seed.site().value())
                .texts(DiscussionSeed::key)
                .texts(seed -> seed.url().orElse(null))
                .texts(seed -> seed.title().orElse(null))
                .flags(DiscussionSeed::confirmed);
        return tx.send(INSERT, rows.tuple()).map(done -> Map.of());
    }

    @Override
    public void store(Tx tx, Batch batch) {
        throw new IllegalStateException("seeds are sown when they are loaded");
    }
}
