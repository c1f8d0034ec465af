package parley.rig;

import static parley.rig.ContractSamples.json;
import static parley.rig.ContractSamples.nothing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges about the newsroom's people and keys. */
@NullMarked
final class NewsroomSamples {
    private NewsroomSamples() {}

    static List<Exchange> all() {
        return Stream.of(keys(), staff(), sessions()).flatMap(List::stream).toList();
    }

    private static List<Exchange> keys() {
        JsonArray scopes = new JsonArray().add("read");
        JsonObject key = new JsonObject()
                .put("id", "k1")
                .put("name", "Archive")
                .put("hint", "parley_abcde")
                .put("scopes", scopes)
                .put("sites", new JsonArray().add("demo"))
                .put("madeBy", "administrator")
                .put("madeAt", "2026-11-22T10:00:00Z")
                .putNull("usedAt")
                .putNull("revokedAt");
        return List.of(
                json("GET", "/keys", new JsonObject(), 200, new JsonObject().put("keys", new JsonArray().add(key))),
                json(
                        "POST",
                        "/keys",
                        new JsonObject().put("name", "Archive").put("scopes", scopes),
                        201,
                        new JsonObject().put("key", key).put("secret", "parley_abcdef")),
                nothing("DELETE", "/keys/k1"));
    }

    private static List<Exchange> staff() {
        JsonObject member = new JsonObject()
                .put("id", "s1")
                .put("mail", "ana@example.org")
                .put("name", "Ana")
                .put("role", "moderator")
                .putNull("sites")
                .put("state", "invited")
                .put("secondFactor", false)
                .put("madeAt", "2026-11-22T10:00:00Z")
                .putNull("signedInAt");
        JsonObject one = new JsonObject().put("staff", member);
        return List.of(
                json(
                        "GET",
                        "/staff",
                        new JsonObject(),
                        200,
                        new JsonObject().put("staff", new JsonArray().add(member))),
                json(
                        "POST",
                        "/staff",
                        new JsonObject().put("mail", "ana@example.org").put("role", "moderator"),
                        201,
                        one.copy().put("link", "https://example.org/console/invited?token=t")),
                json("PATCH", "/staff/s1", new JsonObject().put("state", "disabled"), 200, one));
    }

    private static List<Exchange> sessions() {
        JsonObject session = new JsonObject()
                .put("id", "b1")
                .put("current", true)
                .put("browser", "Example/1")
                .put("network", "192.0.2.1")
                .put("madeAt", "2026-11-22T10:00:00Z")
                .put("usedAt", "2026-11-22T10:00:00Z");
        return List.of(
                json(
                        "GET",
                        "/sessions",
                        new JsonObject(),
                        200,
                        new JsonObject().put("sessions", new JsonArray().add(session))),
                nothing("DELETE", "/sessions/b1"));
    }
}
