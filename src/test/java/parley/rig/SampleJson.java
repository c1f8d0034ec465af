package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Values as the contract wants them, of invented people. */
@NullMarked
final class SampleJson {
    static final String DISCUSSION = "5f1c6a52-7b0f-5d0e-9d0a-1c2b3a4d5e6f";

    private SampleJson() {}

    static JsonObject comment() {
        return new JsonObject()
                .put("id", "c2")
                .put("number", 2)
                .put("discussionId", DISCUSSION)
                .put("parentId", "c1")
                .put("rootId", "c1")
                .put("depth", 1)
                .put("author", author())
                .put("html", "<p>Yes.</p>")
                .put("status", "published")
                .put("createdAt", "2026-11-22T09:15:00Z")
                .put("editedAt", "2026-11-22T09:15:00.123456Z")
                .put("replyCount", 0)
                .put("descendantCount", 0)
                .putNull("repliesNext")
                .put("votes", votes())
                .put("reactions", new JsonObject().put("love", 1))
                .put("pinned", false)
                .put("featured", false)
                .put("permalink", "https://news.example.org/bridge#comment-2");
    }

    static JsonObject problem(int status) {
        JsonObject error = new JsonObject().put("pointer", "#/text").put("detail", "is empty");
        return new JsonObject()
                .put("type", "http://localhost:8080/problems/some-slug")
                .put("title", "No")
                .put("status", status)
                .put("errors", new JsonArray().add(error));
    }

    static JsonObject placeholder() {
        return comment().putNull("author").putNull("html").put("status", "removed");
    }

    static JsonObject moderated() {
        JsonObject where = discussion();
        List.of("commentCount", "seq", "epoch").forEach(where::remove);
        return comment()
                .putNull("number")
                .putNull("editedAt")
                .put("status", "pending")
                .put("text", "Yes.")
                .put("revision", 1)
                .put("version", "1.0.pending")
                .putNull("claim")
                .put("held", held())
                .put("discussion", where.put("preModerated", false))
                .putNull("email")
                .put("siteKey", "demo");
    }

    static JsonObject newsroom() {
        JsonObject counts = new JsonObject();
        List.of("pending", "reported", "published", "rejected", "spam").forEach(queue -> counts.put(queue, 0));
        JsonObject event = new JsonObject()
                .put("type", "decided")
                .put(
                        "comment",
                        new JsonObject().put("id", "c1").put("status", "spam").put("version", "1.1.spam"))
                .put("by", "administrator");
        return new JsonObject()
                .put("moderation", new JsonObject().put("counts", counts).put("events", new JsonArray().add(event)));
    }

    static JsonObject discussion() {
        return new JsonObject()
                .put("id", DISCUSSION)
                .put("key", "/bridge")
                .put("url", "https://news.example.org/bridge")
                .putNull("title")
                .put("state", "open")
                .put("commentCount", 2)
                .put("seq", 4)
                .put("epoch", "e1");
    }

    private static JsonObject author() {
        return new JsonObject()
                .put("id", "a1")
                .put("name", "Ada Example")
                .put("badges", new JsonArray())
                .putNull("avatar");
    }

    static JsonObject votes() {
        return new JsonObject().put("up", 3).put("down", 1);
    }

    static JsonObject one() {
        return new JsonObject().put("comment", comment());
    }

    static JsonArray comments() {
        return new JsonArray().add(comment()).add(placeholder());
    }

    static JsonArray held() {
        return new JsonArray().add(new JsonObject().put("check", "links").put("detail", "3 links"));
    }

    static JsonObject resync() {
        JsonObject to = new JsonObject()
                .put("discussion", DISCUSSION)
                .put("seq", 97)
                .put("epoch", "e2")
                .put("in", 1200);
        return new JsonObject().put("resync", to);
    }

    static JsonObject notification() {
        JsonObject comment = new JsonObject()
                .put("id", "c2")
                .put("permalink", "https://news.example.org/bridge#comment-2")
                .put("number", 2)
                .put("excerpt", "Indeed.")
                .put("author", new JsonObject().put("id", "a1").put("name", "Ada Example"));
        return new JsonObject()
                .put("id", "n1")
                .put("seq", 8)
                .put("kind", "reply")
                .put("at", "2026-11-22T10:00:00Z")
                .put("read", false)
                .put("site", "demo")
                .put(
                        "discussion",
                        new JsonObject().put("id", DISCUSSION).putNull("title").putNull("url"))
                .put("comment", comment)
                .put("actors", new JsonArray().add("Ada Example"))
                .put("count", 1)
                .putNull("decision");
    }

    static JsonObject myEvents() {
        JsonArray events = new JsonArray()
                .add(new JsonObject().put("seq", 8).put("type", "notified").put("notification", notification()))
                .add(new JsonObject().put("seq", 9).put("type", "withdrawn").put("id", "n1"))
                .add(new JsonObject().put("seq", 10).put("type", "read").put("unread", 0));
        return new JsonObject()
                .put("me", new JsonObject().put("events", events).put("seq", 10).put("unread", 0));
    }
}
