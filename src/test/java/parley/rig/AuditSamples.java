package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import parley.rig.ContractSamples.Exchange;

/** Good exchanges about the audit. */
@NullMarked
final class AuditSamples {
    private AuditSamples() {}

    static List<Exchange> exchanges() {
        JsonObject line = new JsonObject()
                .put("position", 7)
                .put("at", "2026-11-22T09:30:00.000001Z")
                .put("who", "administrator")
                .put("what", "decide-comment")
                .put("site", "demo")
                .put("subject", "comment:c1")
                .put("detail", "{}")
                .put("previous", "0".repeat(64))
                .put("hash", "a".repeat(64));
        JsonObject page =
                new JsonObject().put("lines", new JsonArray().add(line)).put("next", "7");
        return List.of(
                ContractSamples.json("GET", "/audit?site=demo&limit=1", new JsonObject(), 200, page),
                new Exchange(
                        "GET",
                        "/audit/export",
                        new JsonObject(),
                        200,
                        ContractSamples.answerHeaders(),
                        "application/jsonl",
                        line.encode() + "\n"));
    }
}
