package parley.rig;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who writes on one site, as its widget would: with an Origin, an Idempotency-Key, and the guest token once
 * there is one. Invented people only.
 */
public record Guest(Api api, String site, String name) {

    public static Guest on(Node node, String name) {
        return new Guest(node.api().from(Town.ORIGIN), "demo", name);
    }

    public static Guest at(Node node, String site, String name) {
        var origin = site.equals(Town.CAREFUL) ? Town.CAREFUL_ORIGIN : Town.ORIGIN;
        return new Guest(node.api().from(origin), site, name);
    }

    /** A comment as its author was told of it. */
    public record Said(Answer answer) {
        public JsonObject comment() {
            return answer.comment();
        }

        public String id() {
            return comment().getString("id");
        }

        public String path() {
            return "/comments/" + id();
        }

        public String discussion() {
            return comment().getString("discussionId");
        }

        public long seq() {
            return answer.seq();
        }

        public String editToken() {
            return answer.json().getString("editToken");
        }

        public String guestToken() {
            return answer.json().getString("guestToken");
        }
    }

    public Said says(String key, String text) {
        return said(body(key, text));
    }

    public Said replies(String key, Said to, String text) {
        return replies(key, to.id(), text);
    }

    public Said replies(String key, String to, String text) {
        return said(body(key, text).put("parentId", to));
    }

    private Said said(JsonObject body) {
        var answer = api.with("Idempotency-Key", UUID.randomUUID().toString()).post("/comments", body);
        return new Said(answer.expect(201));
    }

    /** What the widget sends. */
    public JsonObject body(String key, String text) {
        return new JsonObject()
                .put("site", site)
                .put("discussion", new JsonObject().put("key", key))
                .put("text", text)
                .put("author", signature());
    }

    public JsonObject signature() {
        return new JsonObject()
                .put("name", name)
                .put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org");
    }

    /** Whoever showed this token before. */
    public Guest known(String guestToken) {
        return new Guest(api.as("Guest " + guestToken), site, name);
    }
}
