package parley.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

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
        gauge(meters, "sockets", "Live connections that are open", sockets, AtomicInteger::get);
        gauge(meters, "subscriptions", "Discussions that connections listen to", subscriptions, AtomicInteger::get);
        gauge(
                meters,
                "personal",
                "Connections that hear of their own reader's notifications",
                personal,
                AtomicInteger::get);
        gauge(meters, "rings", "Discussions whose last events are kept in memory", rings, Rings::size);
        frames = counter(meters, "frames", "Frames that were sent to listeners", Tags.empty());
        events = counter(meters, "events", "Events in the frames that were sent", Tags.empty());
        resyncs = counter(meters, "resyncs", "Listeners that were told to read the page anew", Tags.empty());
        var from = "Frames with which listeners caught up, by where they came from";
        ring = counter(meters, "frames.from", from, Tags.of("source", "ring"));
        database = counter(meters, "frames.from", from, Tags.of("source", "database"));
    }

    private static <T> void gauge(MeterRegistry meters, String name, String words, T of, ToDoubleFunction<T> value) {
        Gauge.builder("parley.live." + name, of, value).description(words).register(meters);
    }

    private static Counter counter(MeterRegistry meters, String name, String words, Tags tags) {
        return Counter.builder("parley.live." + name)
                .description(words)
                .tags(tags)
                .register(meters);
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
