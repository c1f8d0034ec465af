package parley.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import parley.bus.Bus;
import parley.journal.Epoch;
import parley.journal.JournalReader;
import parley.sites.Sites;
import parley.threading.PageReader;
import parley.web.Desk;
import parley.web.NewsroomStream;
import parley.web.PersonalStream;
import parley.web.Routes;

/** The room, assembled: one keeper to deploy, routes for every event loop, and a way to send everybody home. */
public final class Live {
    private final Vertx vertx;
    private final Floor floor;
    private final RingKeeper keeper;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();

    /** What it is built on. */
    public record Ground(
            Vertx vertx,
            Bus bus,
            JournalReader journal,
            Epoch epoch,
            PageReader pages,
            Sites sites,
            PersonalStream personal,
            NewsroomStream newsroom,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters) {}

    /**
     * @param allowance of each client network
     */
    public Live(Ground ground, Fragment fragment, Allowance allowance) {
        this(ground, fragment, allowance, Pace.DEFAULT);
    }

    Live(Ground ground, Fragment fragment, Allowance allowance, Pace pace) {
        var reads = new Reads(ground.pages);
        var rings = new Rings(ground.clock);
        var encoder = new Encoder(fragment, ground.epoch::value);
        vertx = ground.vertx;
        keeper = new RingKeeper(ground.bus, rings, reads, encoder, pace.retry());
        floor = new Floor(
                rings,
                new CatchUp(ground.journal, reads, encoder),
                ground.sites,
                ground.personal,
                ground.newsroom,
                ground.epoch,
                new LiveMeters(ground.meters, rings),
                new Seats(allowance),
                allowance.limited(),
                pace,
                ground.random);
    }

    /** To be deployed once, on an event loop, before the routes are served. */
    public RingKeeper keeper() {
        return keeper;
    }

    public Routes routes(Desk desk) {
        return router -> mount(router, desk);
    }

    private void mount(Router router, Desk desk) {
        var loop = Loop.start(vertx, floor);
        loops.add(loop);
        var handshake = new Handshake(floor);
        var events = new EventsResource(floor);
        router.get("/api/v1/live").handler(desk.any(call -> handshake.answer(loop, call)));
        router.get("/api/v1/discussions/:id/events").handler(desk.any(call -> events.answer(loop, call)));
    }

    /** One pulse more on every event loop, for whoever turns the clock by hand; completes when all have felt it. */
    Future<Void> beat() {
        return Future.join(loops.stream().map(Loop::pulse).toList()).mapEmpty();
    }

    /**
     * Sends everybody away: each is told to come back after a time of its own, then closed. Nobody new is let in.
     *
     * @param spreadMillis the longest of those times
     * @return completes when all have gone, or after as long as Vert.x waits for those who do not answer
     */
    public Future<Void> drain(int spreadMillis) {
        return Future.join(loops.stream().map(loop -> loop.drain(spreadMillis)).toList())
                .mapEmpty();
    }
}
