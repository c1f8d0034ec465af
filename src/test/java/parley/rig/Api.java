package parley.rig;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The API as a script sees it. Every request and every answer is held against the contract; a test that speaks to the
 * API any other way is not held to it.
 */
public record Api(URI address, Map<String, String> headers) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Api of(URI address) {
        return new Api(address, Map.of());
    }

    public Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(address, more);
    }

    public Api as(String authorization) {
        return with("Authorization", authorization);
    }

    public Api from(String origin) {
        return with("Origin", origin);
    }

    /** @param path a format, where values are given */
    @SuppressWarnings("AnnotateFormatMethod")
    public Answer get(String path, Object... values) {
        return send("GET", path.formatted(values), "");
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, body.encode());
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, body.encode());
    }

    public Answer put(String path) {
        return send("PUT", path, "");
    }

    public Answer patch(String path, JsonObject body) {
        return send("PATCH", path, body.encode());
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** @param path below {@link Contract#ROOT}, with its query; the body is JSON unless a header says otherwise */
    public Answer send(String method, String path, String body) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String method, String path, byte[] body) {
        var target = Contract.ROOT + path;
        var sent = MultiMap.caseInsensitiveMultiMap();
        if (body.length > 0) {
            sent.set("Content-Type", "application/json");
        }
        headers.forEach(sent::set);
        var request = HttpRequest.newBuilder(URI.create(address + target))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        sent.forEach(header -> request.header(header.getKey(), header.getValue()));
        var response = answer(request.build(), BodyHandlers.ofString());
        var received = MultiMap.caseInsensitiveMultiMap();
        response.headers().map().forEach(received::add);
        var text = new String(body, StandardCharsets.UTF_8);
        Contract.check(method, target, sent, text, response.statusCode(), received, response.body());
        return new Answer(method + " " + path, response.statusCode(), received, response.body());
    }

    /** The events of a stream (server-sent events), read until that {@code seq} has come. */
    public List<JsonObject> stream(String path, long until) {
        var target = Contract.ROOT + path;
        var sent = MultiMap.caseInsensitiveMultiMap().set("Accept", "text/event-stream");
        headers.forEach(sent::set);
        var request = HttpRequest.newBuilder(URI.create(address + target));
        sent.forEach(header -> request.header(header.getKey(), header.getValue()));
        var response = answer(request.build(), BodyHandlers.ofLines());
        var events = new ArrayList<JsonObject>();
        var body = new StringBuilder();
        try (var lines = response.body()) {
            for (var line : (Iterable<String>) lines::iterator) {
                body.append(line).append('\n');
                if (line.startsWith("data: ")) {
                    var frame = new JsonObject(line.substring("data: ".length()));
                    events.addAll(Answer.objects(frame.getJsonArray("events", new JsonArray())));
                }
                if (events.stream().anyMatch(event -> event.getLong("seq") >= until)) {
                    break;
                }
            }
        }
        var received = MultiMap.caseInsensitiveMultiMap();
        response.headers().map().forEach(received::add);
        Contract.check("GET", target, sent, "", response.statusCode(), received, body.toString());
        return List.copyOf(events);
    }

    private static <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.toString(), failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
