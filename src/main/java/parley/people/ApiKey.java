package parley.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.event.KeyId;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Scope;

/**
 * A key for a program, without its secret.
 *
 * @param hint how it begins
 * @param madeBy the {@link Caller#scope()} of whoever made it
 * @param usedAt at most a minute old
 */
public record ApiKey(
        KeyId id,
        String name,
        String hint,
        Set<Scope> scopes,
        Reach reach,
        String madeBy,
        Instant madeAt,
        Optional<Instant> usedAt,
        Optional<Instant> revokedAt) {

    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("name", name)
                .put("hint", hint)
                .put("scopes", new JsonArray(labels()))
                .put("sites", reach.named().map(JsonArray::new).orElse(null))
                .put("madeBy", madeBy)
                .put("madeAt", madeAt.toString())
                .put("usedAt", usedAt.map(Instant::toString).orElse(null))
                .put("revokedAt", revokedAt.map(Instant::toString).orElse(null));
    }

    public List<String> labels() {
        return scopes.stream().sorted().map(Scope::label).toList();
    }
}
