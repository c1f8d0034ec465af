package parley.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** What one event loop knows: its connections, and which of them listens to what. It is told of growth once for all of them. */
final class Loop implements Rings.Watcher {
    private final Vertx vertx;
    private final Context context;
    private final Floor floor;
    private final Set<Connection> connections = new HashSet<>();
    private final Map<DiscussionId, Set<Listener>> audience = new HashMap<>();
    private long beats;
    private boolean draining;

    private Loop(Vertx vertx, Floor floor) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.floor = floor;
    }

    /** On the calling context, which must be an event loop. */
    static Loop start(Vertx vertx, Floor floor) {
        var loop = new Loop(vertx, floor);
        floor.rings().watch(loop);
        vertx.setPeriodic(floor.pace().pulse().toMillis(), _ -> loop.beat());
        return loop;
    }

    Floor floor() {
        return floor;
    }

    /** @throws Refusal BUSY once it drains: whoever comes now would be sent away at once */
    void requireOpen() {
        if (draining) {
            throw Refusal.of(ProblemKind.BUSY);
        }
    }

    void join(Connection connection) {
        connections.add(connection);
    }

    void leave(Connection connection) {
        connections.remove(connection);
    }

    Listener listen(Outlet outlet, Ring ring, Form form, Optional<String> origin) {
        var listener = new Listener(this, outlet, ring, form, origin);
        audience.computeIfAbsent(ring.discussion(), _ -> new LinkedHashSet<>()).add(listener);
        count(outlet, ring, 1);
        return listener;
    }

    private void count(Outlet outlet, Ring ring, int more) {
        if (outlet.stays()) {
            ring.readers().addAndGet(more);
            floor.meters().listening(more);
        }
    }

    void leave(Listener listener, Outlet outlet, Ring ring) {
        var listeners = audience.getOrDefault(ring.discussion(), Set.of());
        if (listeners.remove(listener)) {
            count(outlet, ring, -1);
        }
        if (listeners.isEmpty()) {
            audience.remove(ring.discussion());
        }
    }

    @Override
    public void grew(Set<DiscussionId> discussions) {
        context.runOnContext(_ -> discussions.forEach(this::flush));
    }

    @Override
    public void cleared() {
        context.runOnContext(_ -> {
            everybody().forEach(listener -> listener.resync(0));
            List.copyOf(connections).forEach(Connection::rewound);
        });
    }

    private void flush(DiscussionId discussion) {
        List.copyOf(audience.getOrDefault(discussion, Set.of())).forEach(Listener::flush);
    }

    private List<Listener> everybody() {
        return audience.values().stream().flatMap(Set::stream).toList();
    }

    /** The only timer, whatever the number of connections. */
    private void beat() {
        beats++;
        new ArrayList<>(connections).forEach(connection -> connection.beat(beats));
        if (beats % 2 == 0) {
            everybody().forEach(Listener::beat);
        }
    }

    void run(Runnable what) {
        context.runOnContext(_ -> what.run());
    }

    Future<Void> pulse() {
        var felt = Promise.<Void>promise();
        context.runOnContext(_ -> {
            beat();
            felt.complete();
        });
        return felt.future();
    }

    void later(Duration wait, Runnable what) {
        vertx.setTimer(wait.toMillis(), _ -> what.run());
    }

    /** Takes the outcome of something that completes elsewhere back onto this event loop. */
    <T> void here(Future<T> future, Consumer<T> done, Consumer<Throwable> failed) {
        future.onComplete(outcome -> context.runOnContext(_ -> {
            if (outcome.succeeded()) {
                done.accept(outcome.result());
            } else {
                failed.accept(outcome.cause());
            }
        }));
    }

    /** Sends everybody away; completes when they have gone. */
    Future<Void> drain(int spreadMillis) {
        var gone = Promise.<Void>promise();
        context.runOnContext(_ -> {
            draining = true;
            var farewells = List.copyOf(connections).stream()
                    .map(connection -> connection.drain(floor.random().nextInt(spreadMillis + 1)))
                    .toList();
            Future.join(farewells).onComplete(_ -> gone.complete());
        });
        return gone.future();
    }
}
