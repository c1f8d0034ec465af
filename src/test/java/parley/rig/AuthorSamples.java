package parley.rig;

import static parley.rig.ContractSamples.json;
import static parley.rig.ContractSamples.nothing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges about authors and bans. */
@NullMarked
final class AuthorSamples {
    private static final String TIME = "2026-11-22T10:00:00Z";

    private AuthorSamples() {}

    static List<Exchange> exchanges() {
        JsonObject note = new JsonObject()
                .put("id", "n1")
                .put("text", "Called us.")
                .put("by", "administrator")
                .put("at", TIME);
        String author = "/moderation/authors/a1";
        return List.of(
                json("GET", author + "?site=demo", new JsonObject(), 200, card(note)),
                json("PUT", author + "/standing?site=demo", new JsonObject().putNull("mutedUntil"), 200, card(note)),
                json(
                        "PUT",
                        author + "/badges?site=demo",
                        new JsonObject().put("badges", new JsonArray()),
                        200,
                        card(note)),
                json(
                        "POST",
                        author + "/notes?site=demo",
                        new JsonObject().put("text", "Called us."),
                        201,
                        new JsonObject().put("note", note)),
                json(
                        "POST",
                        author + "/removals?site=demo",
                        new JsonObject().put("reason", "spam"),
                        200,
                        new JsonObject().put("removed", 3).put("more", false)));
    }

    static List<Exchange> bans() {
        JsonObject ban = new JsonObject()
                .put("id", "b1")
                .putNull("site")
                .put("kind", "mail-domain")
                .put("value", "example.org")
                .put("until", TIME)
                .putNull("reason")
                .put("by", "administrator")
                .put("at", TIME);
        JsonObject asked = new JsonObject().put("kind", "mail-domain").put("value", "example.org");
        return List.of(
                json(
                        "GET",
                        "/moderation/bans?site=demo",
                        new JsonObject(),
                        200,
                        new JsonObject().put("bans", new JsonArray().add(ban))),
                json("POST", "/moderation/bans?site=demo", asked, 200, ban),
                json("POST", "/moderation/bans?site=demo", asked, 201, ban),
                nothing("DELETE", "/moderation/bans/b1"));
    }

    private static JsonObject card(JsonObject note) {
        JsonObject comments = new JsonObject()
                .put("published", 1)
                .put("pending", 0)
                .put("rejected", 0)
                .put("spam", 0)
                .put("removed", 0);
        JsonObject standing = new JsonObject()
                .put("watched", true)
                .put("preModerated", false)
                .putNull("mutedUntil")
                .put("suspendedUntil", TIME)
                .put("banned", false)
                .put("shadowBanned", false);
        return new JsonObject()
                .put("id", "a1")
                .put("name", "Ada Example")
                .putNull("email")
                .put("firstSeen", TIME)
                .put("comments", comments)
                .put("standing", standing)
                .put("badges", new JsonArray().add("author"))
                .put("notes", new JsonArray().add(note))
                .put("recent", new JsonArray().add(SampleJson.moderated()));
    }
}
