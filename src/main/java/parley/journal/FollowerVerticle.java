package parley.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.database.SoloTransactions;

/**
 * Brings the journal to a {@link Follower}. Deployed on every node; whoever gets the lock on the bookmark takes the next
 * lines, so no node is special and none can be lost. Woken by the tail's news, and by a poll each second behind it.
 *
 * <p>A line that keeps failing is parked: those after it go on, operators see it as {@code parley.follower.parked} and in
 * the table {@code parked_line}, and {@link #retry} has it taken again.
 *
 * <p>Must be deployed on a virtual thread.
 */
public final class FollowerVerticle extends VerticleBase {
    private static final long POLL_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(FollowerVerticle.class);

    /** What it is built on. */
    public record Ground(
            Vertx vertx, PgConnectOptions options, Pool pool, Bus bus, Clock clock, MeterRegistry meters) {}

    private final Follower follower;
    private final Ground ground;
    private final Bookmarks bookmarks;
    private final SoloTransactions transactions;
    private final FollowerSteps steps;
    private final Timer lag;
    private final AtomicLong behind;
    private final AtomicLong parked;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile boolean wanted;
    private volatile boolean stopped;

    public FollowerVerticle(Follower follower, Ground ground) {
        this.follower = follower;
        this.ground = ground;
        bookmarks = new Bookmarks(follower.name(), follower.behind());
        transactions = new SoloTransactions(ground.vertx(), ground.options());
        steps = new FollowerSteps(ground.vertx(), follower, bookmarks, transactions);
        var name = Tags.of("follower", follower.name());
        lag = ground.meters().timer("parley.follower.lag", name);
        behind = Objects.requireNonNull(ground.meters().gauge("parley.follower.behind", name, new AtomicLong()));
        parked = Objects.requireNonNull(ground.meters().gauge("parley.follower.parked", name, new AtomicLong()));
    }

    @Override
    public Future<?> start() {
        bookmarks.begin(ground.pool()).await();
        vertx.setPeriodic(POLL_MILLIS, _ -> look());
        ring();
        return ground.bus().follow(News.class, _ -> ring());
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return transactions.close();
    }

    /** Has all parked lines of a follower taken again, within a second and by any node; answers how many there are. */
    public static Future<Integer> retry(Pool pool, String follower) {
        return Bookmarks.retry(pool, follower);
    }

    /** There may be something new. From any thread, as often as one likes. */
    private void ring() {
        rung.set(true);
        if (!stopped && working.compareAndSet(false, true)) {
            context.runOnContext(_ -> work());
        }
    }

    private void look() {
        bookmarks
                .standing(ground.pool())
                .onSuccess(standing -> {
                    behind.set(standing.lag());
                    parked.set(standing.parked());
                    wanted = standing.wanted();
                    if (standing.lag() > 0 || standing.wanted()) {
                        ring();
                    }
                })
                .onFailure(away -> LOG.debug("{} does not know where it stands: {}", follower.name(), away.toString()));
    }

    private void work() {
        boolean again = false;
        try {
            while (rung.getAndSet(false)) {
                takeAll();
            }
            again = true;
        } catch (Throwable failure) {
            if (!stopped) {
                LOG.warn("{} waits: {}", follower.name(), failure.toString());
            }
        }
        working.set(false);
        if (again && rung.get()) { // a bell between the last look and the line above would else wait for the poll
            ring();
        }
    }

    private void takeAll() {
        boolean more = true;
        while (more && !stopped) {
            var taken = steps.next();
            more = taken.more();
            if (!taken.entries().isEmpty()) {
                var since = taken.entries().getFirst().at();
                lag.record(Duration.between(since, ground.clock().instant()).abs());
            }
        }
        while (wanted && !stopped) {
            wanted = steps.takeWanted();
        }
    }
}
