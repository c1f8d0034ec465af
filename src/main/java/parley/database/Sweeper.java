package parley.database;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Throws away what was only kept for a while, in small chunks, so that nobody waits for it. Every node sweeps; a row
 * that another one is just deleting is passed over.
 */
public final class Sweeper extends VerticleBase {
    private static final int CHUNK = 256;
    private static final long EVERY_MILLIS = 10 * 60 * 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /**
     * What is swept away.
     *
     * @param sql deletes at most {@code $1} rows that are old enough
     */
    public record Rubbish(String name, String sql) {}

    private final Pool pool;
    private final List<Rubbish> rubbish;

    public Sweeper(Pool pool, List<Rubbish> rubbish) {
        this.pool = pool;
        this.rubbish = List.copyOf(rubbish);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(EVERY_MILLIS, tick -> sweep());
        return Future.succeededFuture();
    }

    /** Completes when nothing old is left. */
    Future<Void> sweep() {
        return Future.join(rubbish.stream().map(this::sweep).toList()).mapEmpty();
    }

    private Future<Void> sweep(Rubbish what) {
        return pool.preparedQuery(what.sql())
                .execute(Tuple.of(CHUNK))
                .compose(swept -> swept.rowCount() < CHUNK ? Future.<Void>succeededFuture() : sweep(what))
                .onFailure(
                        failure -> LOG.warn("old rows of {} stay a while longer: {}", what.name(), failure.toString()));
    }
}
