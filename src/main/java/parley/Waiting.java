package parley;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For the main thread only, which may wait: everybody else lives on an event loop or a virtual thread. */
final class Waiting {
    private Waiting() {}

    /** @throws IllegalStateException with what went wrong, or because it took too long */
    static <T> T until(Future<T> done, long seconds) {
        try {
            return done.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException("no answer within " + seconds + " s", tooLong);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
