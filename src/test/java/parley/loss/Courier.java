package parley.loss;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Brings a request to any node, again and again until one of them says yes or no. */
final class Courier {
    /** Longer than a node keeps a command waiting: what nobody answers to then can no longer happen behind our back. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** One in so many answers is thrown away, as a network would do it; the request is then made again. */
    private static final int ONE_LOST_OF = 40;

    /** However many wait for an answer, so many ask at once: our own storm must not be what fails. */
    private static final int CONNECTIONS = 64;

    record Answer(int status, JsonObject body, long seq) {
        boolean says(String slug) {
            return body.getString("type", "").endsWith("/" + slug);
        }
    }

    private final HttpClient client;
    private final List<URI> nodes;
    private final Ledger ledger;
    private final Timers timers;
    private final RandomGenerator random;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private volatile boolean hurry;

    Courier(HttpClient client, List<URI> nodes, Ledger ledger, Timers timers, RandomGenerator random) {
        this.client = client;
        this.nodes = nodes;
        this.ledger = ledger;
        this.timers = timers;
        this.random = random;
    }

    /** Those who still try are to give up. */
    void giveUp() {
        hurry = true;
    }

    /** Empty if it was told to give up first. */
    Optional<Answer> deliver(Function<URI, HttpRequest.Builder> request) {
        boolean lose = random.nextInt(ONE_LOST_OF) == 0;
        for (var pause = FIRST_PAUSE; !hurry; pause = longer(pause)) {
            var answer = attempt(request);
            if (answer.isPresent() && !lose) {
                if (answer.get().status() < 300) {
                    ledger.acknowledge();
                }
                return answer;
            }
            if (answer.isPresent()) {
                lose = false;
                ledger.fail("answer lost");
            }
            timers.pause(pause.plusMillis(random.nextInt(50)));
        }
        return Optional.empty();
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private Optional<Answer> attempt(Function<URI, HttpRequest.Builder> request) {
        var node = nodes.get(random.nextInt(nodes.size()));
        connections.acquireUninterruptibly();
        try {
            var asked = request.apply(node).timeout(PATIENCE).build();
            var response = client.send(asked, BodyHandlers.ofString());
            var body = response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
            var answer = new Answer(
                    response.statusCode(),
                    body,
                    response.headers().firstValueAsLong("Parley-Seq").orElse(0));
            if (response.statusCode() >= 500 || answer.says("request-in-flight")) {
                ledger.fail(Integer.toString(response.statusCode()));
                return Optional.empty();
            }
            return Optional.of(answer);
        } catch (IOException gone) {
            ledger.fail(gone.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            connections.release();
        }
    }
}
