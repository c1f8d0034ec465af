package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges about oneself. */
@NullMarked
final class MeSamples {
    private MeSamples() {}

    static List<Exchange> exchanges() {
        JsonObject page = new JsonObject()
                .put("notifications", new JsonArray().add(SampleJson.notification()))
                .put("unread", 1)
                .putNull("next");
        JsonObject me = new JsonObject()
                .put("guest", new JsonObject().put("id", "p1"))
                .put("unread", 1)
                .put("seq", 8);
        return List.of(
                ContractSamples.json("GET", "/me", new JsonObject(), 200, me),
                ContractSamples.json("GET", "/me/notifications?after=8&limit=5", new JsonObject(), 200, page),
                ContractSamples.json(
                        "POST",
                        "/me/notifications/read",
                        new JsonObject().put("upTo", 8),
                        200,
                        new JsonObject().put("unread", 0)),
                ContractSamples.json(
                        "POST",
                        "/me/ticket",
                        new JsonObject(),
                        200,
                        new JsonObject().put("ticket", "t").put("expiresIn", 60)),
                ContractSamples.nothing("PUT", "/me/follows/d1"),
                ContractSamples.nothing("DELETE", "/me/follows/d1"),
                ContractSamples.nothing("PUT", "/me/mutes/a1?site=demo"),
                ContractSamples.nothing("DELETE", "/me/mutes/a1?site=demo"));
    }
}
