package parley.rig;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** One good exchange for every operation, and one good frame of every kind. */
@NullMarked
final class ContractSamples {
    private ContractSamples() {}

    record Exchange(
            String method, String path, JsonObject request, int status, MultiMap headers, String type, String body) {
        void check() {
            MultiMap sent = MultiMap.caseInsensitiveMultiMap()
                    .add("Upgrade", "websocket")
                    .add("Sec-WebSocket-Protocol", "parley.v1");
            if (!request.isEmpty()) sent.add("Content-Type", "application/json");
            MultiMap answered = MultiMap.caseInsensitiveMultiMap().addAll(headers);
            if (!type.isEmpty()) answered.add("Content-Type", type);
            String asked = request.isEmpty() ? "" : request.encode();
            Contract.check(method, "/api/v1" + path, sent, asked, status, answered, body);
        }

        Exchange asking(JsonObject other) {
            return new Exchange(method, path, other, status, headers, type, body);
        }

        Exchange answering(JsonObject other) {
            return new Exchange(method, path, request, status, headers, type, other.encode());
        }

        Exchange answering(int other) {
            return new Exchange(method, path, request, other, headers, type, body);
        }

        Exchange at(String other) {
            return new Exchange(method, other, request, status, headers, type, body);
        }

        JsonObject answer() {
            return new JsonObject(body);
        }

        @Override
        public String toString() {
            return method + " " + path + " → " + status + " " + type;
        }
    }

    static Stream<Exchange> exchanges() {
        return Stream.of(
                        reading(),
                        writing(),
                        moderating(),
                        lookingAfter(),
                        SiteSamples.exchanges(),
                        AuditSamples.exchanges(),
                        AuthorSamples.exchanges(),
                        AuthorSamples.bans(),
                        marking(),
                        NewsroomSamples.all(),
                        MeSamples.exchanges(),
                        others())
                .flatMap(List::stream);
    }

    static Stream<Exchange> jsonExchanges() {
        return exchanges().filter(exchange -> exchange.type().equals("application/json"));
    }

    private static List<Exchange> reading() {
        JsonObject page =
                new JsonObject().put("comments", SampleJson.comments()).putNull("next");
        JsonObject counts =
                new JsonObject().put("key", "/bridge").put("commentCount", 0).put("seq", 0);
        return List.of(
                json(
                        "GET",
                        "/discussions?site=demo&key=%2Fbridge&sort=best&limit=5&minSeq=3",
                        new JsonObject(),
                        200,
                        page.copy().put("discussion", SampleJson.discussion())),
                json("GET", "/comments/c1?minSeq=1", new JsonObject(), 200, SampleJson.one()),
                json("GET", "/comments/c1/replies?after=x", new JsonObject(), 200, page),
                json(
                        "GET",
                        "/comments/c1/context",
                        new JsonObject(),
                        200,
                        page.copy().put("discussion", SampleJson.discussion()).put("previous", "p")),
                json(
                        "GET",
                        "/discussions/d1/comments/4?sort=newest",
                        new JsonObject(),
                        200,
                        page.copy().put("discussion", SampleJson.discussion()).put("previous", "p")),
                json(
                        "GET",
                        "/counts?site=demo&key=a&key=b",
                        new JsonObject(),
                        200,
                        new JsonObject().put("counts", new JsonArray().add(counts))));
    }

    private static List<Exchange> writing() {
        JsonObject post = new JsonObject()
                .put("site", "demo")
                .put("discussion", new JsonObject().put("key", "/bridge").put("title", "The bridge"))
                .putNull("parentId")
                .put("text", "")
                .put("author", new JsonObject().put("name", "Ada Example").put("email", "ada@example.org"));
        JsonObject reactions = new JsonObject().put("love", 2);
        JsonObject reacted = new JsonObject().put("reactions", reactions).put("mine", new JsonArray().add("love"));
        return List.of(
                json(
                        "POST",
                        "/comments",
                        post,
                        201,
                        SampleJson.one()
                                .put("held", SampleJson.held())
                                .put("editToken", "e")
                                .put("guestToken", "g")),
                json("PATCH", "/comments/c1", new JsonObject().put("text", "Better."), 200, SampleJson.one()),
                new Exchange("DELETE", "/comments/c1", new JsonObject(), 204, answerHeaders(), "", ""),
                json("PUT", "/comments/c1/reactions/love", new JsonObject(), 200, reacted),
                json("DELETE", "/comments/c1/reactions/love", new JsonObject(), 200, reacted),
                json(
                        "PUT",
                        "/comments/c1/vote",
                        new JsonObject().put("value", -1),
                        200,
                        new JsonObject().put("votes", SampleJson.votes()).put("mine", -1)));
    }

    private static List<Exchange> moderating() {
        JsonObject decision = new JsonObject().put("decision", "approve").put("note", "fine");
        JsonObject decided =
                new JsonObject().put("id", "c1").put("status", "published").put("comment", SampleJson.moderated());
        JsonObject not = new JsonObject().put("id", "c9").put("problem", SampleJson.problem(404));
        return List.of(
                json(
                        "GET",
                        "/moderation/comments?state=pending",
                        new JsonObject(),
                        200,
                        new JsonObject()
                                .put("comments", new JsonArray().add(SampleJson.moderated()))
                                .put("next", "n")),
                json(
                        "PUT",
                        "/moderation/comments/c1/decision",
                        decision,
                        200,
                        new JsonObject().put("comment", SampleJson.moderated()).put("decisionId", "p1")),
                json(
                        "POST",
                        "/moderation/decisions",
                        new JsonObject()
                                .put(
                                        "decisions",
                                        new JsonArray().add(decision.copy().put("id", "c1"))),
                        200,
                        new JsonObject()
                                .put("results", new JsonArray().add(decided).add(not))));
    }

    private static List<Exchange> lookingAfter() {
        JsonObject claim = new JsonObject()
                .put("claim", new JsonObject().put("by", "administrator").put("until", "2026-11-22T18:30:00Z"));
        JsonObject past = new JsonObject()
                .put("id", "p1")
                .put("decision", "redact")
                .putNull("reason")
                .putNull("note")
                .put("by", "administrator")
                .put("at", "2026-11-22T18:30:00Z")
                .put("undone", false);
        JsonObject shown = SampleJson.moderated()
                .put("decisions", new JsonArray().add(past))
                .put("original", "Oh yes.");
        JsonObject counts = new JsonObject();
        List.of("pending", "reported", "published", "rejected", "spam").forEach(queue -> counts.put(queue, 1));
        return List.of(
                json(
                        "GET",
                        "/moderation/comments/c1",
                        new JsonObject(),
                        200,
                        new JsonObject().put("comment", shown).put("thread", new JsonArray())),
                json(
                        "GET",
                        "/moderation/counts?site=demo",
                        new JsonObject(),
                        200,
                        new JsonObject().put("counts", counts).put("capped", 10_000)),
                json(
                        "GET",
                        "/moderation/statistics?days=7",
                        new JsonObject(),
                        200,
                        new JsonObject().put("days", new JsonArray()).put("queues", new JsonObject())),
                json(
                        "POST",
                        "/moderation/ticket?site=demo",
                        new JsonObject(),
                        200,
                        new JsonObject().put("ticket", "t").put("expiresIn", 60)),
                json(
                        "POST",
                        "/moderation/decisions/p1/undo",
                        new JsonObject(),
                        200,
                        new JsonObject().put("comment", SampleJson.moderated()).put("decisionId", "p2")),
                json("PUT", "/moderation/comments/c1/claim", new JsonObject().put("takeOver", true), 200, claim),
                json(
                        "DELETE",
                        "/moderation/comments/c1/claim",
                        new JsonObject(),
                        200,
                        new JsonObject().putNull("claim")),
                json(
                        "PUT",
                        "/moderation/discussions/d1",
                        new JsonObject().put("state", "closed"),
                        200,
                        new JsonObject()
                                .put("discussion", SampleJson.moderated().getJsonObject("discussion"))));
    }

    private static List<Exchange> marking() {
        JsonObject marked =
                new JsonObject().put("comment", SampleJson.moderated()).putNull("decisionId");
        JsonObject own = new JsonObject()
                .put("votes", new JsonObject().put("c1", 1))
                .put("reactions", new JsonObject().put("c1", new JsonArray().add("love")))
                .put("comments", new JsonArray())
                .put("follows", true)
                .put("muted", new JsonArray().add("a1"));
        return List.of(
                json("GET", "/discussions/d1/mine", new JsonObject(), 200, own),
                json(
                        "POST",
                        "/preview",
                        new JsonObject().put("text", "*so*"),
                        200,
                        new JsonObject().put("html", "<p><em>so</em></p>")),
                new Exchange(
                        "POST",
                        "/comments/c1/reports",
                        new JsonObject().put("reason", "spam"),
                        204,
                        answerHeaders(),
                        "",
                        ""),
                json("PUT", "/moderation/comments/c1/pinned", new JsonObject(), 200, marked),
                json("DELETE", "/moderation/comments/c1/pinned", new JsonObject(), 200, marked),
                json("PUT", "/moderation/comments/c1/featured", new JsonObject(), 200, marked),
                json("DELETE", "/moderation/comments/c1/featured", new JsonObject(), 200, marked));
    }

    static Exchange nothing(String method, String path) {
        return new Exchange(method, path, new JsonObject(), 204, answerHeaders(), "", "");
    }

    private static List<Exchange> others() {
        JsonObject events = new JsonObject()
                .put("discussion", SampleJson.DISCUSSION)
                .put("epoch", "e1")
                .put("events", new JsonArray(events().toList()))
                .put("next", "e1.9");
        String stream =
                "id: e1.9\ndata: " + events(new JsonArray(events().toList())).encode() + "\n\n";
        String path = "/discussions/" + SampleJson.DISCUSSION + "/events?after=e1.3";
        MultiMap switching = MultiMap.caseInsensitiveMultiMap().add("Sec-WebSocket-Protocol", "parley.v1");
        return List.of(
                json("GET", path, new JsonObject(), 200, events),
                json("GET", path, new JsonObject(), 200, SampleJson.resync()),
                new Exchange("GET", path, new JsonObject(), 200, answerHeaders(), "text/event-stream", stream),
                new Exchange(
                        "GET", "/openapi.yaml", new JsonObject(), 200, answerHeaders(), "application/yaml", "a: b"),
                new Exchange("GET", "/live", new JsonObject(), 101, switching, "", ""));
    }

    static Stream<JsonObject> events() {
        JsonObject shown = counted("comment-published").put("comment", SampleJson.comment());
        JsonObject removed = counted("comment-removed").put("id", "c1").put("placeholder", true);
        return Stream.of(
                shown,
                shown.copy().put("type", "comment-edited"),
                shown.copy().put("type", "comment-restored"),
                counted("comment-published").put("html", "<article></article>"),
                removed.copy().put("comment", SampleJson.placeholder()),
                removed.copy().put("html", "<article></article>"),
                removed.copy().put("placeholder", false),
                event("votes-changed").put("id", "c1").put("votes", SampleJson.votes()),
                event("reactions-changed").put("id", "c1").put("reactions", new JsonObject()),
                event("discussion-changed").put("discussion", SampleJson.discussion()));
    }

    static Stream<JsonObject> frames() {
        JsonObject presence =
                new JsonObject().put("discussion", SampleJson.DISCUSSION).put("readers", 23);
        return Stream.concat(
                events().map(event -> events(new JsonArray().add(event))),
                Stream.of(
                        events(new JsonArray()),
                        SampleJson.resync(),
                        new JsonObject().put("presence", presence),
                        SampleJson.myEvents(),
                        new JsonObject().put("me", new JsonObject().put("resync", new JsonObject().put("seq", 9))),
                        SampleJson.newsroom(),
                        new JsonObject().put("refused", SampleJson.problem(403)),
                        new JsonObject().put("drain", new JsonObject().put("reconnectIn", 4000))));
    }

    static JsonObject events(JsonArray events) {
        return new JsonObject().put("discussion", SampleJson.DISCUSSION).put("events", events);
    }

    static MultiMap answerHeaders() {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Cache-Control", "private, no-store")
                .add("Parley-Seq", "4")
                .add("ETag", "\"abc\"")
                .add("Location", "/api/v1/comments/c1");
    }

    static Exchange json(String method, String path, JsonObject request, int status, JsonObject answer) {
        return new Exchange(method, path, request, status, answerHeaders(), "application/json", answer.encode());
    }

    private static JsonObject event(String type) {
        return new JsonObject().put("seq", 42).put("type", type);
    }

    private static JsonObject counted(String type) {
        JsonObject root = new JsonObject().put("id", "c1").put("replyCount", 1).put("descendantCount", 1);
        return event(type).put("commentCount", 2).put("ancestors", new JsonArray().add(root));
    }
}
