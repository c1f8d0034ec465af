package parley.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the room tells the operators. */
final class LiveMeters {
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final AtomicInteger personal = new AtomicInteger();
    private final Counter frames;
    private final Counter events;
    private final Counter resyncs;
    private final Counter ring;
    private final Counter database;

    LiveMeters(MeterRegistry meters, Rings rings) {
        meters.gauge("parley.live.sockets", sockets);
        meters.gauge("parley.live.subscriptions", subscriptions);
        meters.gauge("parley.live.personal", personal);
        meters.gauge("parley.live.rings", rings, Rings::size);
        frames = meters.counter("parley.live.frames");
        events = meters.counter("parley.live.events");
        resyncs = meters.counter("parley.live.resyncs");
        ring = meters.counter("parley.live.frames.from", "source", "ring");
        database = meters.counter("parley.live.frames.from", "source", "database");
    }

    void connected(int more) {
        sockets.addAndGet(more);
    }

    int listening() {
        return subscriptions.get();
    }

    void listening(int more) {
        subscriptions.addAndGet(more);
    }

    void personal(int more) {
        personal.addAndGet(more);
    }

    void sent(int count) {
        frames.increment();
        events.increment(count);
    }

    void resync() {
        resyncs.increment();
    }

    void fromRing() {
        ring.increment();
    }

    void fromDatabase() {
        database.increment();
    }
}
