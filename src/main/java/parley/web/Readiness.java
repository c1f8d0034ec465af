package parley.web;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Whether a load balancer should send anybody here: awake, and the database answers. */
public final class Readiness {
    private static final long PATIENCE_SECONDS = 2;

    private final AtomicBoolean awake = new AtomicBoolean();
    private final Pool pool;

    public Readiness(Pool pool) {
        this.pool = pool;
    }

    /** Everything has started. */
    public void wake() {
        awake.set(true);
    }

    /** We are about to stop; said first, so that load balancers look elsewhere while we still answer. */
    public void sleep() {
        awake.set(false);
    }

    /** Fails with BUSY while starting or stopping, with DATABASE_AWAY if it does not answer within 2 s. */
    Future<Void> check() {
        if (!awake.get()) {
            return Future.failedFuture(Refusal.of(ProblemKind.BUSY, "Starting or stopping."));
        }
        return pool.query("SELECT 1")
                .execute()
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .recover(away -> Future.failedFuture(Refusal.of(ProblemKind.DATABASE_AWAY)));
    }
}
