package parley.loss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One clock for the load, the supervisors and the faults. */
final class Timers implements AutoCloseable {
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timers").factory());

    /** Runs it later, on a virtual thread of its own. */
    void later(Duration wait, Runnable what) {
        ticks.schedule(() -> Thread.ofVirtual().start(what), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next one starts on time, however long the one before it takes: an open loop. */
    Runnable each(Duration interval, Runnable what) {
        var ticking = ticks.scheduleAtFixedRate(
                () -> Thread.ofVirtual().start(what), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ticking.cancel(false);
    }

    /** Holds a virtual thread for a while. */
    void pause(Duration wait) {
        var over = new CompletableFuture<Void>();
        ticks.schedule(() -> over.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
        over.join();
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
