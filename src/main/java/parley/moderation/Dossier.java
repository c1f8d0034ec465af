package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What this room knows of a comment.
 *
 * @param decisions how many were taken on it, those that were undone and the undoing among them
 * @param claim who is looking at it now
 * @param reports how many are open, by their reason
 */
public record Dossier(int decisions, Optional<Claim> claim, Optional<JsonObject> reports) {
    static final Dossier EMPTY = new Dossier(0, Optional.empty(), Optional.empty());
}
