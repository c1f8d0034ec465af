package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Good exchanges about sites. */
@NullMarked
final class SiteSamples {
    private SiteSamples() {}

    static List<ContractSamples.Exchange> exchanges() {
        JsonObject change = new JsonObject()
                .put("name", "The Daily")
                .put("origins", new JsonArray().add("https://daily.example.org"))
                .put("policy", new JsonObject().put("editWindow", "PT5M").put("linksElsewhere", "hold"));
        JsonObject site = change.copy().put("key", "daily").put("version", 1);
        JsonObject all = new JsonObject().put("sites", new JsonArray().add(site));
        return List.of(
                ContractSamples.json("GET", "/sites", new JsonObject(), 200, all),
                ContractSamples.json("GET", "/sites/daily", new JsonObject(), 200, site),
                ContractSamples.json("PUT", "/sites/daily", change, 200, site),
                ContractSamples.json("PUT", "/sites/daily", change, 201, site));
    }
}
