package parley.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.rig.Await;
import parley.rig.Ground;

/** A door on a free port, before a node's ground, with whatever rooms a test wants. */
final class OpenDoor implements AutoCloseable {
    static final String ADMIN_KEY = "an administrator's key, made up for tests";
    static final Tokens TOKENS = new Tokens("a secret of tests, long enough for it".getBytes(StandardCharsets.UTF_8));

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Ground ground;
    final Desk desk;
    final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OpenDoor(parley.rig.TestDatabase database, Limits limits, Function<OpenDoor, List<Routes>> rooms) {
        ground = Ground.on(vertx, database.url());
        desk = new Desk(
                new Callers(TOKENS, Optional.of(ADMIN_KEY)), ground.sites, new RateLimits(false, System::nanoTime));
        var entrance = new Entrance("127.0.0.1", 0, limits, ground.sites, meters, rooms.apply(this));
        port = Await.of(Door.open(vertx, entrance, 2)).port();
    }

    RawClient raw() {
        return new RawClient(port);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** @param headers name, value, name, value … */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        client.close();
        ground.close();
        Await.of(vertx.close());
    }
}
