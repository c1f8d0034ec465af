package parley.rig;

import static parley.rig.ContractSamples.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges of moderators. */
@NullMarked
final class QueueSamples {
    private QueueSamples() {}

    static List<Exchange> reading() {
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
                        new JsonObject().put("ticket", "t").put("expiresIn", 60)));
    }

    static List<Exchange> acting() {
        JsonObject claim = new JsonObject()
                .put("claim", new JsonObject().put("by", "administrator").put("until", "2026-11-22T18:30:00Z"));
        return List.of(
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

    static List<Exchange> deciding() {
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
}
