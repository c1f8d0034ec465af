package parley.people;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Hashes at most two passwords at a time, and lets 50 more wait: whoever floods the sign-in takes two threads and 38 MiB,
 * no more.
 */
final class PasswordWork {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 1).factory());

    PasswordWork() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Fails with BUSY where too many wait already. */
    <T> Future<T> run(Callable<T> work) {
        var done = Promise.<T>promise();
        try {
            threads.execute(() -> {
                try {
                    done.complete(work.call());
                } catch (Exception failure) {
                    done.fail(failure);
                }
            });
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(Refusal.of(ProblemKind.BUSY));
        }
        return done.future();
    }

    void close() {
        threads.shutdownNow();
    }
}
