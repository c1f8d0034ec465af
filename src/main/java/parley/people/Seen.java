package parley.people;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A session, as its owner sees it.
 *
 * @param browser what it said of itself, at most 200 characters
 * @param network an IPv4 address, or the /64 of an IPv6 one
 * @param usedAt at most a minute old
 */
public record Seen(UUID id, String browser, String network, Instant madeAt, Instant usedAt) {
    JsonObject toJson(UUID current) {
        return new JsonObject()
                .put("id", id.toString())
                .put("current", id.equals(current))
                .put("browser", browser)
                .put("network", network)
                .put("madeAt", madeAt.toString())
                .put("usedAt", usedAt.toString());
    }
}
