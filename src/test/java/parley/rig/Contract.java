package parley.rig;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * Holds what was said over HTTP and WebSocket against {@code openapi.yaml}. Everything here throws {@link AssertionError},
 * with all complaints at once, where it does not fit.
 */
@NullMarked
public final class Contract {
    /** Every listed path is below this one. */
    public static final String ROOT = "/api/v1";

    /** Answers to requests that may break the contract; such requests are not judged. */
    private static final Set<Integer> BROKEN_REQUEST = Set.of(400, 413, 415);

    private static final ContractDocument DOCUMENT = ContractDocument.load("/openapi.yaml");
    private static final List<ContractOperation> OPERATIONS = ContractOperation.all(DOCUMENT);

    private Contract() {}

    /** All that is listed, as {@code GET /comments/{id}}, without {@link #ROOT}. */
    public static Set<String> operations() {
        return OPERATIONS.stream().map(ContractOperation::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One exchange. HEAD is judged as GET without a body. A path that is not listed may only answer 404, a method that
     * is not listed for its path only 405.
     *
     * @param pathAndQuery as sent, from {@link #ROOT} on
     * @param requestBody empty where there is none; so is {@code responseBody}
     */
    public static void check(
            String method,
            String pathAndQuery,
            MultiMap requestHeaders,
            String requestBody,
            int status,
            MultiMap responseHeaders,
            String responseBody) {
        QueryStringDecoder uri = new QueryStringDecoder(pathAndQuery);
        String path = listedPath(uri.path());
        boolean head = method.equals("HEAD");
        Optional<ContractOperation> operation = find(head ? "GET" : method, path);
        List<String> wrong = new ArrayList<>();
        if (operation.isPresent() && !BROKEN_REQUEST.contains(status)) {
            wrong.addAll(operation.get().complaints(path, uri.parameters(), requestHeaders, requestBody));
        }
        response(operation, path, status)
                .ifPresentOrElse(
                        said -> wrong.addAll(answer(said, status, responseHeaders, head ? "" : responseBody, head)),
                        () -> wrong.add("status " + status + " is not listed"));
        complain(method + " " + pathAndQuery + " → " + status, wrong, responseBody);
    }

    /** A frame the server sent over the WebSocket, or as data of its event stream. */
    public static void event(JsonObject frame) {
        // One by one first: inside a frame a complaint would be about every alternative at once.
        if (frame.getValue("events") instanceof JsonArray events) {
            events.stream()
                    .filter(JsonObject.class::isInstance)
                    .forEach(event -> component("Event", (JsonObject) event));
        }
        component("LiveFrame", frame);
    }

    /** Any value against a named schema of the contract, like {@code Comment}. */
    public static void component(String schema, JsonObject value) {
        complain(schema, DOCUMENT.complaints(DOCUMENT.schema(schema), value), value.encode());
    }

    private static List<String> answer(JsonObject said, int status, MultiMap headers, String body, boolean head) {
        List<String> wrong = new ArrayList<>(head ? List.of() : Content.complaints(DOCUMENT, said, headers, body));
        JsonObject listed = said.getJsonObject("headers", new JsonObject());
        for (String name : listed.fieldNames()) {
            JsonObject header = DOCUMENT.resolved(listed.getJsonObject(name));
            Values.complaints(DOCUMENT, header, headers.getAll(name))
                    .forEach(complaint -> wrong.add("header " + name + " " + complaint));
        }
        if (status >= 400 && wrong.isEmpty() && !head && new JsonObject(body).getInteger("status") != status) {
            wrong.add("body /status is not the status of the answer");
        }
        return wrong;
    }

    private static Optional<JsonObject> response(Optional<ContractOperation> operation, String path, int status) {
        if (operation.isPresent()) return operation.get().response(status);
        boolean known = OPERATIONS.stream().anyMatch(listed -> listed.fits(path));
        if (known && status == 405) return Optional.of(DOCUMENT.response("MethodNotAllowed"));
        if (!known && status == 404) return Optional.of(DOCUMENT.response("NotFound"));
        throw new AssertionError(
                (known ? "a method" : "a path") + " that is not listed answered " + status + ": " + path);
    }

    private static Optional<ContractOperation> find(String method, String path) {
        return OPERATIONS.stream()
                .filter(operation -> operation.method().equals(method) && operation.fits(path))
                .findFirst();
    }

    private static String listedPath(String path) {
        if (!path.startsWith(ROOT + "/")) throw new AssertionError(path + " is not below " + ROOT);
        return path.substring(ROOT.length());
    }

    private static void complain(String what, List<String> wrong, String body) {
        if (wrong.isEmpty()) return;
        throw new AssertionError(what + " breaks the contract:\n  " + String.join("\n  ", wrong) + "\n  body: " + body);
    }
}
