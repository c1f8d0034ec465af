package parley.database;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Commits many commands at once. One loop takes whatever has queued while the last batch was committing (no timer, so a
 * lone command waits for nobody) and runs one {@link Transaction}; each asker is answered with its own outcome, after
 * the commit. A refused command is an outcome, not an error, and does not disturb its neighbours.
 *
 * <p>Must be deployed on a virtual thread: the loop reads top to bottom and waits.
 */
public final class Writer extends VerticleBase {
    /** Commands in one transaction; more wait for the next one. */
    public static final int BATCH = 256;

    /** Commands waiting; one more is answered BUSY. */
    public static final int WAITING = 2_000;

    /** After this long without a commit a command is answered DATABASE_AWAY; its asker may try again. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** So long one waits for the same request under way elsewhere, before it is answered REQUEST_IN_FLIGHT. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private static final long PAUSE_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Transaction transaction;
    private final Consumer<Batch> committed;
    private final DistributionSummary sizes;
    private final Timer times;
    private final ConcurrentLinkedQueue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean working = new AtomicBoolean();

    /** @param committed told of each batch after its commit and before its askers are answered; must not fail */
    public Writer(Transaction transaction, Consumer<Batch> committed, MeterRegistry meters) {
        this.transaction = transaction;
        this.committed = committed;
        this.sizes = DistributionSummary.builder("parley.batch.commands")
                .description("How many commands shared one commit")
                .register(meters);
        this.times = Timer.builder("parley.batch.seconds")
                .description("How long a batch took, from its first statement to the end of its commit")
                .register(meters);
        Gauge.builder("parley.batch.waiting", waiting, AtomicInteger::get)
                .description("Commands that wait for a batch to take them")
                .register(meters);
    }

    /** From any thread. Fails with a {@link Refusal}, or with what PostgreSQL said about this very command. */
    public <R> Future<R> submit(Write<R> write) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Refusal.of(ProblemKind.BUSY));
        }
        var place = new Waiting<>(write, Promise.promise(), System.nanoTime());
        enqueue(place);
        return place.answer().future();
    }

    private void enqueue(Waiting<?> place) {
        queue.add(place);
        wake();
    }

    private void later(Waiting<?> place) {
        waiting.incrementAndGet();
        vertx.setTimer(PAUSE_MILLIS, now -> enqueue(place));
    }

    @Override
    public Future<?> stop() {
        return transaction.close();
    }

    private void wake() {
        if (working.compareAndSet(false, true)) {
            context.runOnContext(now -> drain());
        }
    }

    private void drain() {
        try {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                sizes.record(batch.size());
                var clock = Timer.start();
                commit(batch);
                clock.stop(times);
            }
        } finally {
            working.set(false);
            if (!queue.isEmpty()) {
                wake();
            }
        }
    }

    private List<Waiting<?>> take() {
        var batch = new ArrayList<Waiting<?>>();
        for (var next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            waiting.decrementAndGet();
            batch.add(next);
        }
        return batch;
    }

    private void commit(List<Waiting<?>> batch) {
        for (var still = batch; !still.isEmpty(); still = patient(still)) {
            var left = still;
            switch (transaction.run(left.stream().<Write<?>>map(Waiting::write).toList())) {
                case Transaction.Committed done -> {
                    settle(left, done);
                    return;
                }
                case Transaction.InDoubt doubt
                when happened(doubt.what(), left) -> {
                    settle(left, doubt.what());
                    return;
                }
                case Transaction.InDoubt doubt -> LOG.warn("a commit in doubt did not happen; trying again");
                case Transaction.Failed(var failure, var cause)
                when failure == Failure.DEFINITE -> {
                    split(left, cause);
                    return;
                }
                case Transaction.Failed(var failure, var cause) -> {
                    LOG.warn("batch of {}: {} ({}); trying again", left.size(), failure, cause.toString());
                    pause();
                }
            }
        }
    }

    private void settle(List<Waiting<?>> batch, Transaction.Committed done) {
        committed.accept(done.batch());
        for (int i = 0; i < batch.size(); i++) {
            var place = batch.get(i);
            var outcome = done.outcomes().get(i);
            if (underWayElsewhere(outcome) && System.nanoTime() - place.since() < UNDER_WAY.toNanos()) {
                later(place);
            } else {
                place.settle(outcome);
            }
        }
    }

    /** The same request came before and has not ended yet, here or on another node. */
    private static boolean underWayElsewhere(Transaction.Outcome outcome) {
        return outcome instanceof Transaction.Refused(Refusal refusal)
                && refusal.kind() == ProblemKind.REQUEST_IN_FLIGHT;
    }

    /** One of them is to blame. Halving finds it, and lets the others through. */
    private void split(List<Waiting<?>> batch, Throwable cause) {
        if (batch.size() == 1) {
            if (!(cause instanceof Refusal)) {
                LOG.error(
                        "{} cannot be committed",
                        batch.getFirst().write().getClass().getName(),
                        cause);
            }
            batch.getFirst().answer().fail(cause);
            return;
        }
        int half = batch.size() / 2;
        commit(batch.subList(0, half));
        commit(batch.subList(half, batch.size()));
    }

    /** Asks until somebody knows; a batch whose fate stays unknown is answered DATABASE_AWAY, and not repeated. */
    private boolean happened(Transaction.Committed what, List<Waiting<?>> batch) {
        while (!patient(batch).isEmpty()) {
            var answer = transaction.saw(what.batch());
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        return false;
    }

    /** Those who may still wait; the others are told that the database is away. */
    private static List<Waiting<?>> patient(List<Waiting<?>> batch) {
        long now = System.nanoTime();
        var late = batch.stream().filter(place -> place.until() - now < 0).toList();
        late.forEach(place -> place.answer().tryFail(Refusal.of(ProblemKind.DATABASE_AWAY)));
        return late.isEmpty()
                ? batch
                : batch.stream().filter(place -> place.until() - now >= 0).toList();
    }

    private void pause() {
        vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).await();
    }

    private record Waiting<R>(Write<R> write, Promise<R> answer, long since) {
        long until() {
            return since + PATIENCE.toNanos();
        }

        /** Outcomes come in the order of the commands, so this one is ours. */
        @SuppressWarnings("unchecked")
        void settle(Transaction.Outcome outcome) {
            switch (outcome) {
                case Transaction.Accepted(var result) -> answer.tryComplete((R) result);
                case Transaction.Refused(var refusal) -> answer.tryFail(refusal);
            }
        }
    }
}
