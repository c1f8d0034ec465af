package parley.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.database.Listening;

/**
 * Reads the journal from "now" on, on every node, and tells what it reads on the node's own bus. Three bells wake it: a
 * local one after this node's commits, a NOTIFY from the others (one for many commits, never one inside each), and a
 * poll each second behind both, so that a lost bell costs a second and never an event.
 *
 * <p>Must be deployed on a virtual thread.
 */
public final class Tail extends VerticleBase {
    private static final String CHANNEL = "parley_journal";
    private static final int PAGE = 500;
    private static final long POLL_MILLIS = 1_000;

    /** At most twenty a second, however many commits there are. */
    private static final long NOTIFY_MILLIS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final Pool pool;
    private final PgConnectOptions options;
    private final JournalReader reader;
    private final Epoch epoch;
    private final Bus bus;
    private final Clock clock;
    private final Timer lag;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicBoolean notifying = new AtomicBoolean();
    private final Set<String> warned = new HashSet<>();
    private volatile long position;
    private volatile boolean stopped;
    private @Nullable Listening listening;

    public Tail(Pool pool, PgConnectOptions options, Epoch epoch, Bus bus, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.options = options;
        this.reader = new JournalReader(pool);
        this.epoch = epoch;
        this.bus = bus;
        this.clock = clock;
        this.lag = Timer.builder("parley.tail.lag")
                .description("How old a line of the journal is when this node hears of it")
                .register(meters);
        Gauge.builder("parley.tail.position", this, tail -> tail.position)
                .description("Position of the last line of the journal that this node has heard of")
                .register(meters);
    }

    @Override
    public Future<?> start() {
        epoch.read(pool).await();
        position = reader.head().await();
        listening =
                new Listening(vertx, options, CHANNEL, _ -> ring(), () -> context.runOnContext(_ -> checkHistory()));
        listening.open();
        vertx.setPeriodic(POLL_MILLIS, _ -> ring());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return listening == null ? Future.succeededFuture() : listening.close();
    }

    /** There may be something new. From any thread, as often as one likes. */
    public void ring() {
        rung.set(true);
        if (!stopped && reading.compareAndSet(false, true)) {
            context.runOnContext(_ -> read());
        }
    }

    /** This node has committed: wake ourselves at once, and the others soon, together for all commits until then. */
    public void committed() {
        ring();
        if (notifying.compareAndSet(false, true)) {
            vertx.setTimer(NOTIFY_MILLIS, _ -> {
                notifying.set(false);
                pool.query("NOTIFY " + CHANNEL)
                        .execute()
                        .onFailure(lost -> LOG.debug("the others will poll: {}", lost.toString()));
            });
        }
    }

    private void read() {
        boolean again = false;
        try {
            while (rung.getAndSet(false)) {
                readOn();
            }
            again = true;
        } catch (Throwable failure) {
            if (!stopped) {
                LOG.warn("the journal could not be read on, and is tried again: {}", failure.toString());
            }
        }
        reading.set(false);
        if (again && rung.get()) { // a bell between the last look and the line above would else wait for the poll
            ring();
        }
    }

    private void readOn() {
        Excerpt lines;
        do {
            lines = reader.after(position, PAGE).await();
            if (lines.lines() > 0) {
                lines.unread().forEach(this::warn);
                bus.tell(new News(lines.entries(), lines.unread()));
                position = lines.last();
                lines.entries().stream().findFirst().ifPresent(this::measure);
            }
        } while (lines.lines() == PAGE);
    }

    private void warn(Unread line) {
        if (warned.add(line.type())) {
            LOG.warn(
                    "a later version writes '{}' into the journal, which this one skips: upgrade this node too",
                    line.type());
        }
    }

    private void measure(Entry entry) {
        lag.record(Duration.between(entry.at(), clock.instant()).abs());
    }

    /** A server that went away may come back as another one: a replica that was promoted, a copy that was restored. */
    private void checkHistory() {
        try {
            long told = position; // before we ask: the tail reads on while we wait for the head
            long head = reader.head().await(); // before the epoch: a shorter history is then told under its new one
            if (epoch.read(pool).await() || head < told) {
                position = reader.head().await();
                bus.tell(new Rewound(epoch.value()));
            }
            ring();
        } catch (Throwable failure) {
            LOG.warn("the epoch could not be read: {}", failure.toString());
            vertx.setTimer(POLL_MILLIS, _ -> context.runOnContext(_ -> checkHistory()));
        }
    }
}
