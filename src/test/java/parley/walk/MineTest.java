package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

/** What one reader has done, in an answer of its own; and what a text would look like. */
class MineTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void votesReactionsAndCommentsAreTheCallersAlone() {
        var ana = Guest.on(TOWN.one(), "Ana");
        var first = ana.says("mine-1", "mine");
        var api = TOWN.one().api().as("Guest " + first.guestToken());
        var theirs = Guest.on(TOWN.one(), "Ole Brandt").says("mine-1", "theirs");
        api.put(theirs.path() + "/vote", new JsonObject().put("value", -1)).expect(200);
        api.put(first.path() + "/reactions/wow").expect(200);
        var mine = api.get("/discussions/%s/mine", first.discussion()).expect(200);
        assertThat(mine.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(mine.json().getJsonObject("votes").getMap()).containsOnly(java.util.Map.entry(theirs.id(), -1));
        assertThat(mine.json().getJsonObject("reactions").getJsonArray(first.id()))
                .isEqualTo(new JsonArray().add("wow"));
        var comment = comments(mine).getFirst();
        assertThat(comment.getString("html")).contains("mine");
        assertThat(comment.getString("editToken")).isEqualTo(first.editToken());
        var other = TOWN.one().api().as("Guest " + ana.says("mine-other", "x").guestToken());
        assertThat(comments(other.get("/discussions/%s/mine", first.discussion())))
                .isEmpty();
        TOWN.one().api().get("/discussions/%s/mine", first.discussion()).expect(401);
    }

    @Test
    void whatWaitsAndWhatWasTurnedDownIsSeenByItsAuthorWithTheReason() {
        var ana = Guest.at(TOWN.one(), Town.STRICT, "Ana");
        var first = ana.says("mine-2", "one");
        var known = ana.known(first.guestToken());
        var second = known.says("mine-2", "two");
        TOWN.one()
                .administrator()
                .put(
                        "/moderation" + second.path() + "/decision",
                        new JsonObject()
                                .put("decision", "spam")
                                .put("reason", "advertising")
                                .put("note", "for us"))
                .expect(200);
        var mine = TOWN.one()
                .api()
                .as("Guest " + first.guestToken())
                .with("Accept-Language", "de")
                .get("/discussions/%s/mine", first.discussion());
        assertThat(comments(mine))
                .extracting(comment -> comment.getString("status"))
                .containsExactly("rejected", "pending");
        assertThat(comments(mine).getFirst().getString("reason")).isEqualTo("advertising");
        assertThat(comments(mine)
                        .getLast()
                        .getJsonArray("held")
                        .getJsonObject(0)
                        .getString("detail"))
                .isEqualTo("Auf dieser Seite sieht die Moderation jeden Kommentar zuerst an.");
        assertThat(mine.text()).doesNotContain("for us");
    }

    @Test
    void aPreviewIsWhatPostingWouldShow() {
        var api = TOWN.one().api();
        var html = api.post("/preview", new JsonObject().put("text", "**bold** <script>"))
                .expect(200)
                .json()
                .getString("html");
        var said = Guest.on(TOWN.one(), "Ana").says("mine-3", "**bold** <script>");
        assertThat(html).isEqualTo(said.comment().getString("html")).doesNotContain("<script>");
        api.post("/preview", new JsonObject().put("text", "{{{{".repeat(15_000)))
                .expect(422);
    }

    private static java.util.List<JsonObject> comments(Answer mine) {
        return Answer.objects(mine.json().getJsonArray("comments"));
    }
}
