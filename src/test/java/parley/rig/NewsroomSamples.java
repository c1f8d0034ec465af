package parley.rig;

import static parley.rig.ContractSamples.json;
import static parley.rig.ContractSamples.nothing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges about the newsroom's people and keys. */
@NullMarked
final class NewsroomSamples {
    private NewsroomSamples() {}

    static List<Exchange> all() {
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
}
