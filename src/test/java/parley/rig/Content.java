package parley.rig;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Bodies: their media type is listed, and what they say fits its schema. */
@NullMarked
final class Content {
    private Content() {}

    /** @param declared a request body or a response; without {@code content} there must be no body */
    static List<String> complaints(ContractDocument document, JsonObject declared, MultiMap headers, String body) {
        JsonObject listed = declared.getJsonObject("content", new JsonObject());
        if (listed.isEmpty()) return body.isEmpty() ? List.of() : List.of("body, where none is listed: " + body);
        String type = mediaType(headers.get("Content-Type"));
        JsonObject media = listed.getJsonObject(type);
        if (media == null) return List.of("content type '" + type + "' is not one of " + listed.fieldNames());
        if (type.equals("text/event-stream")) return streamed(document, body);
        if (!type.endsWith("json")) return body.isEmpty() ? List.of("body is empty") : List.of();
        return json(document, media.getJsonObject("schema"), body);
    }

    static List<String> json(ContractDocument document, JsonObject schema, String body) {
        try {
            return document.complaints(schema, Json.decodeValue(Buffer.buffer(body))).stream()
                    .map(complaint -> "body " + complaint)
                    .toList();
        } catch (DecodeException e) {
            return List.of("body is not JSON: " + e.getMessage());
        }
    }

    /** As much of a stream as was read; every message's data is one live frame. Our messages have one data line. */
    private static List<String> streamed(ContractDocument document, String body) {
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .flatMap(data -> json(document, document.schema("LiveFrame"), data).stream())
                .toList();
    }

    private static String mediaType(@Nullable String header) {
        if (header == null) return "";
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
