package parley.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Load at stated connection counts, in one run with its floors: what the driver alone commits, and what a bare handler
 * sends. Set with {@code -Dbench.seconds}, {@code -Dbench.rounds}, {@code -Dbench.connections}, {@code
 * -Dbench.profile=off}, {@code -Dbench.warm} and {@code -Dbench.what=writes}, {@code page} or {@code queues}. See docs/benchmarks.md.
 */
public final class Bench {
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "4"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "12"));
    private static final String WHAT = System.getProperty("bench.what", "writes,page");
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 64);
    private static final int READERS = 32;

    /** As long as filling a table takes. */
    private static final int PATIENCE_SECONDS = 900;

    static final int DISCUSSIONS = 1_000;
    private static final String PAGE = "a-long-one";

    private Bench() {}

    public static void main(String[] args) throws IOException {
        try (var world = new World()) {
            System.out.println("Machine: " + Machine.line());
            System.out.println("PostgreSQL: " + world.settings());
            System.out.printf("%d rounds of %.1f s, interleaved; the load is one event loop%n%n", ROUNDS, SECONDS);
            if (WHAT.contains("writes")) {
                writes(world);
            }
            if (WHAT.contains("checks")) {
                new Checking(world, CONNECTIONS).run(ROUNDS, SECONDS, WARM_SECONDS);
            }
            if (WHAT.contains("page")) {
                page(world);
            }
            if (WHAT.contains("queues")) {
                Queues.run(world, ROUNDS, SECONDS);
            }
            System.out.println("Load average after: " + Machine.load());
        }
        System.exit(0);
    }

    private static void writes(World world) {
        var first = world.ask(() -> Requests.post("a-vote", false)).body();
        var comment = new JsonObject(first).getJsonObject("comment").getString("id");
        var house = world.parley;
        var posts = Subject.http(world, "posts, as the widget sends them", CONNECTIONS, house, () -> anyPost(true));
        var plain = Subject.http(world, "posts without Idempotency-Key", CONNECTIONS, house, () -> anyPost(false));
        var hot = Subject.http(
                world, "posts to one discussion", CONNECTIONS, house, () -> Requests.post("a-hot-one", true));
        var votes = Subject.http(world, "votes on one comment", CONNECTIONS, house, () -> Requests.vote(comment));
        var rows = List.of(
                Subject.floor(world, "driver, one row, 16 clients", 16, Floor.ROW),
                Subject.floor(world, "driver, one row, 64 clients", 64, Floor.ROW));
        var same = List.of(
                Subject.floor(world, "driver, the same three rows, 16 clients", 16, Floor.ROWS),
                Subject.floor(world, "driver, the same three rows, 64 clients", 64, Floor.ROWS));
        var all = new ArrayList<Subject>(rows);
        all.add(posts);
        all.addAll(same);
        all.addAll(List.of(plain, hot, votes));
        var before = world.other.map(
                other -> Subject.http(world, "posts, other build", CONNECTIONS, other, () -> anyPost(true)));
        before.ifPresent(all::add);
        before.ifPresent(other -> other.run(world, WARM_SECONDS));
        posts.run(world, WARM_SECONDS);
        all.forEach(subject -> subject.run(world, WARM_SECONDS / 4));
        System.out.printf("Writes, %d connections%n%n", CONNECTIONS);
        var batches = Batches.of(house.port() + 1);
        rounds(world, all);
        Table.ratio(posts, 1.0, rows);
        Table.ratio(posts, 0, same);
        Table.ratio(plain, 0, rows);
        before.ifPresent(other -> Table.ratio(posts, 0, List.of(other)));
        Table.ratio(hot, 0, rows);
        System.out.println("All writes: " + Batches.of(house.port() + 1).since(batches) + "\n");
        profile(world, "posts", posts);
    }

    private static Buffer anyPost(boolean idempotent) {
        return Requests.post(Requests.anyOf(DISCUSSIONS), idempotent);
    }

    private static void page(World world) throws IOException {
        fill(world);
        var answer = world.ask(() -> Requests.page(PAGE));
        var head = World.HOME.resolve("page.head");
        var body = World.HOME.resolve("page.json");
        Files.write(head, answer.head().getBytes());
        Files.write(body, answer.body().getBytes());
        int port = Child.freePort();
        try (var bare = Child.start(
                World.HOME.resolve("bare.log"),
                Child.OWN_CLASSES,
                port,
                Map.of(),
                BareServer.class.getName(),
                Integer.toString(port),
                head.toString(),
                body.toString())) {
            pages(world, bare, answer.body().length());
        }
    }

    private static void pages(World world, Child bare, int bytes) {
        var ours = Subject.http(world, "hot page", READERS, world.parley, () -> Requests.page(PAGE));
        var floor = Subject.http(world, "bare handler, same bytes", READERS, bare, () -> Requests.page(PAGE));
        Stream.of(floor, ours, floor, ours).forEach(subject -> subject.run(world, WARM_SECONDS / 2));
        System.out.printf("Page of %,d bytes (20 of 500 comments), %d connections%n%n", bytes, READERS);
        rounds(world, List.of(floor, ours));
        Table.ratio(ours, 0.8, List.of(floor));
        System.out.println();
        profile(world, "page", ours);
    }

    private static void fill(World world) {
        var lanes = new ArrayList<Wire>();
        for (int i = 0; i < 500; i++) {
            lanes.add(await(Wire.open(world.vertx, world.parley.port(), () -> Requests.post(PAGE, false))));
            await(lanes.getLast().ask());
            await(lanes.removeLast().close());
        }
    }

    private static void rounds(World world, List<Subject> subjects) {
        for (int round = 0; round < ROUNDS; round++) {
            subjects.forEach(subject -> subject.measure(world, SECONDS));
        }
        Table.print(subjects);
        System.out.println();
    }

    private static void profile(World world, String name, Subject subject) {
        if (!System.getProperty("bench.profile", "on").equals("off")) {
            var profile = new Profile(world.parley.process().pid(), World.HOME);
            System.out.println(profile.of(name, () -> subject.run(world, Math.max(3, SECONDS))) + "\n");
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
