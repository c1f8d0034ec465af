package parley.loss;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Follows one discussion from its first event on, is cut off at random, and comes back with its last {@code seq} on any node. */
final class Subscriber implements AutoCloseable {
    /** Who is further behind may be told to read anew (docs/live-protocol.md). */
    private static final int TOO_FAR = 500;

    /**
     * All that one subscriber went through.
     *
     * @param heard as it came, repeats and all
     * @param excused where it went on after it was rightly told to read anew: what it was not sent before is no gap
     */
    record Story(
            String name,
            UUID discussion,
            List<Heard> heard,
            int reconnects,
            List<String> resyncs,
            List<String> unforced,
            Set<Long> excused) {

        long last() {
            return heard.isEmpty() ? 0 : heard.getLast().seq();
        }

        boolean complete() {
            return excused.isEmpty();
        }

        Story hearing(List<Heard> other) {
            return new Story(name, discussion, other, reconnects, resyncs, unforced, excused);
        }
    }

    private final String name;
    private final Wire wire;
    private final UUID discussion;
    private final String epoch;
    private final HttpClient client;
    private final List<URI> nodes;
    private final Timers timers;
    private final RandomGenerator random;
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> resyncs = new ArrayList<>();
    private final List<String> unforced = new ArrayList<>();
    private final Set<Long> excused = new HashSet<>();
    private long last;
    private CompletableFuture<Void> session = CompletableFuture.completedFuture(null);
    private int connects;
    private volatile boolean closed;

    Subscriber(
            String name,
            Wire wire,
            UUID discussion,
            String epoch,
            HttpClient client,
            List<URI> nodes,
            Timers timers,
            RandomGenerator random) {
        this.name = name;
        this.wire = wire;
        this.discussion = discussion;
        this.epoch = epoch;
        this.client = client;
        this.nodes = nodes;
        this.timers = timers;
        this.random = random;
    }

    Subscriber start() {
        Thread.ofVirtual().name(name).start(() -> {
            while (!closed) {
                follow();
                timers.pause(Duration.ofMillis(50 + random.nextInt(250)));
            }
        });
        return this;
    }

    private void follow() {
        var mine = new CompletableFuture<Void>();
        long from;
        synchronized (this) {
            session = mine;
            from = last;
        }
        timers.later(Duration.ofMillis(500 + random.nextInt(2_500)), () -> mine.complete(null));
        Runnable cut;
        try {
            cut = wire.open(
                    client,
                    nodes.get(random.nextInt(nodes.size())),
                    new Wire.Place(discussion, from, epoch),
                    frame -> hear(mine, new JsonObject(frame)),
                    () -> mine.complete(null));
        } catch (RuntimeException nobodyThere) {
            return;
        }
        synchronized (this) {
            connects++;
        }
        mine.join();
        cut.run();
    }

    private synchronized void hear(CompletableFuture<Void> mine, JsonObject frame) {
        if (session != mine || mine.isDone()) {
            return; // it was cut off: what still came out of the old connection is not ours any more
        }
        if (frame.containsKey("events")) {
            frame.getJsonArray("events").forEach(event -> {
                heard.add(Heard.of((JsonObject) event));
                last = heard.getLast().seq();
            });
        } else if (frame.containsKey("resync")) {
            resync(frame.getJsonObject("resync"));
            mine.complete(null);
        } else if (frame.containsKey("refused") || frame.containsKey("drain")) {
            mine.complete(null);
        }
    }

    /** Three reasons are good ones (docs/live-protocol.md): another history, too far behind, and a node that is itself behind. */
    private void resync(JsonObject resync) {
        long theirs = resync.getLong("seq");
        var said = name + " at " + last + " is told " + resync.encode();
        resyncs.add(said);
        if (!resync.getString("epoch").equals(epoch) || theirs - last > TOO_FAR) {
            last = theirs;
            excused.add(last);
        } else if (theirs >= last) {
            unforced.add(said);
        }
    }

    synchronized Story story() {
        return new Story(
                name,
                discussion,
                List.copyOf(heard),
                Math.max(0, connects - 1),
                List.copyOf(resyncs),
                List.copyOf(unforced),
                Set.copyOf(excused));
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            session.complete(null);
        }
    }
}
