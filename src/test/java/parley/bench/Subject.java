package parley.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Something that is measured, once in each round. */
final class Subject {
    /** A lane that can be hung up. */
    record Open(Lane lane, Supplier<Future<Void>> close) {}

    final String name;
    final List<Score> scores = new ArrayList<>();
    private final int clients;
    private final Machine machine;
    private final Supplier<Future<Open>> opener;

    Subject(String name, int clients, Machine machine, Supplier<Future<Open>> opener) {
        this.name = name;
        this.clients = clients;
        this.machine = machine;
        this.opener = opener;
    }

    static Subject http(World world, String name, int clients, Child server, Supplier<Buffer> requests) {
        return new Subject(
                name,
                clients,
                world.machine(server),
                () -> Wire.open(world.vertx, server.port(), requests).map(wire -> new Open(wire, wire::close)));
    }

    static Subject floor(World world, String name, int clients, String sql) {
        return new Subject(
                name,
                clients,
                world.machine(world.parley),
                () -> Floor.open(world.vertx, world.options, sql).map(floor -> new Open(floor, floor::close)));
    }

    /** One more round. */
    void measure(World world, double seconds) {
        scores.add(run(world, seconds));
    }

    Score run(World world, double seconds) {
        var open = Stream.generate(opener)
                .limit(clients)
                .map(opening -> Bench.await(opening))
                .toList();
        var lanes = open.stream().map(Open::lane).toList();
        ClosedLoop.run(world.vertx, machine, lanes, Math.min(0.3, seconds / 4)); // prepares, and warms up again
        var score = ClosedLoop.run(world.vertx, machine, lanes, seconds);
        open.forEach(lane -> Bench.await(lane.close().get()));
        return score;
    }

    double perSecond() {
        return Score.median(scores.stream().map(Score::perSecond).toList());
    }
}
