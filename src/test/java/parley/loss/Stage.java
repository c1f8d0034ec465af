package parley.loss;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import parley.database.CrashableServer;
import parley.database.DatabaseUrl;
import parley.loss.Findings.Flaw;

/** One run: a load and its subscribers on nodes that somebody else runs, and the audit after it. */
final class Stage implements AutoCloseable {
    private static final int DISCUSSIONS = 4;
    private static final Duration TIME_TO_HEAL = Duration.ofSeconds(60);

    private final Timers timers;
    private final List<URI> nodes;
    private final DatabaseUrl database;
    private final Random random;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Ledger ledger = new Ledger();
    private final Courier courier;
    private final Load load;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private Runnable stop = () -> {};

    /** @param keepsKeys false for clients that make a new Idempotency-Key for each try */
    Stage(String name, Timers timers, List<Node> nodes, DatabaseUrl database, long seed, boolean keepsKeys) {
        this.timers = timers;
        this.nodes = nodes.stream().map(Node::address).toList();
        this.database = database;
        this.random = new Random(seed);
        this.courier = new Courier(client, this.nodes, ledger, timers, random);
        this.load = new Load(name, DISCUSSIONS, courier, ledger, random, keepsKeys);
    }

    /** Every third subscriber follows a stream of server-sent events, the others a WebSocket. */
    Stage start(int perSecond, int listeners) throws IOException, InterruptedException {
        for (int number = 0; number < listeners; number++) {
            var key = load.keys().get(number % DISCUSSIONS);
            var wire = number % 3 == 2 ? Wire.STREAM : Wire.SOCKET;
            var name = "subscriber " + number + " (" + wire.name().toLowerCase(Locale.ROOT) + ")";
            subscribers.add(new Subscriber(
                            name,
                            wire,
                            Load.discussion(key),
                            epoch(key),
                            client,
                            nodes,
                            timers,
                            new Random(random.nextLong()))
                    .start());
        }
        stop = load.start(timers, perSecond);
        return this;
    }

    private String epoch(String key) throws IOException, InterruptedException {
        var query = "/api/v1/discussions?site=demo&key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(nodes.getFirst().resolve(query)).build();
        var answer = client.send(request, BodyHandlers.ofString()).body();
        return new JsonObject(answer).getJsonObject("discussion").getString("epoch");
    }

    /** A condition on the run itself, for faults that must strike in its middle. */
    void awaitAcknowledged(int more) {
        int before = ledger.acknowledged();
        await().atMost(TIME_TO_HEAL).until(() -> ledger.acknowledged() >= before + more);
    }

    /** No new comments; those under way are brought to their end. */
    Stage settle() {
        stop.run();
        try {
            await().atMost(TIME_TO_HEAL).until(load::quiet);
        } catch (ConditionTimeoutException stuck) {
            courier.giveUp();
            await().atMost(TIME_TO_HEAL).until(load::quiet);
        }
        return this;
    }

    /** Waits until every subscriber has got to the end of its discussion, at most so long. */
    Stage listen(Duration patience) throws SQLException {
        try (var connection = CrashableServer.connect(database)) {
            var lines = new Books(connection, discussions()).lines();
            await().atMost(patience)
                    .until(() -> stories().stream()
                            .allMatch(story -> story.last()
                                    >= lines.stream()
                                            .filter(line -> line.discussion().equals(story.discussion()))
                                            .count()));
        } catch (ConditionTimeoutException behind) {
            return this; // the audit will say who
        }
        return this;
    }

    Findings audit() throws SQLException {
        try (var connection = CrashableServer.connect(database)) {
            var findings = audit(connection, stories());
            var lines = new Books(connection, discussions()).lines();
            discussions()
                    .forEach(discussion -> lines.stream()
                            .filter(line -> line.discussion().equals(discussion))
                            .reduce((_, later) -> later)
                            .ifPresent(last -> nodes.stream()
                                    .filter(node -> !tells(node, last))
                                    .forEach(node -> findings.add(Flaw.BEHIND, node + " does not tell of " + last))));
            return findings;
        }
    }

    /** Subscribers change nodes, and so might never notice that one of them has gone deaf. */
    private boolean tells(URI node, Books.Line last) {
        var path = "/api/v1/discussions/" + last.discussion() + "/events?after=" + (last.seq() - 1);
        var request = HttpRequest.newBuilder(node.resolve(path)).header("Accept", "application/json");
        return courier.deliver(_ -> request)
                .map(answer -> answer.body().getJsonArray("events", new JsonArray()))
                .filter(events -> events.stream().anyMatch(event -> ((JsonObject) event).getLong("seq") == last.seq()))
                .isPresent();
    }

    Findings audit(Connection connection, List<Subscriber.Story> stories) throws SQLException {
        return Audit.of(new Books(connection, discussions()), ledger, stories);
    }

    List<UUID> discussions() {
        return load.keys().stream().map(Load::discussion).toList();
    }

    List<Subscriber.Story> stories() {
        return subscribers.stream().map(Subscriber::story).toList();
    }

    int turnedAway() {
        return load.turnedAway();
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        stop.run();
        courier.giveUp();
        subscribers.forEach(Subscriber::close);
        client.shutdownNow();
    }
}
