package parley.rig;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;

/** Waits for a future on the test's own thread. */
public final class Await {
    /** A limit against hanging, not a measure: nothing in the tests takes as long. */
    private static final long PATIENCE_SECONDS = 60;

    private Await() {}

    /** The result, or what the future failed with, thrown as it is. */
    public static <T> T of(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            throw new AssertionError("no answer", hangs);
        }
    }

    /** What the future fails with. */
    public static Throwable failureOf(Future<?> future) {
        return Assertions.catchThrowable(() -> of(future));
    }
}
