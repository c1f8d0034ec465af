package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import parley.problem.ProblemKind;

/** What the API answered. */
public record Answer(String request, int status, MultiMap headers, String text) {

    public Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /** A problem of this kind, and of no other that has the same status. */
    public Answer refusedAs(ProblemKind kind) {
        expect(kind.status());
        assertThat(json().getString("type")).as("%s", this).isEqualTo("/problems/" + kind.slug());
        return this;
    }

    public JsonObject json() {
        return new JsonObject(text);
    }

    public JsonObject comment() {
        return json().getJsonObject("comment");
    }

    public JsonObject discussion() {
        return json().getJsonObject("discussion");
    }

    public List<JsonObject> comments() {
        return objects(json().getJsonArray("comments"));
    }

    public String header(String name) {
        return String.valueOf(headers.get(name));
    }

    /** Of the discussion, with what was just written in it. */
    public long seq() {
        return Long.parseLong(header("Parley-Seq"));
    }

    public static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
