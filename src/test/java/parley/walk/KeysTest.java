package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Guest;
import parley.rig.Town;

/** Keys of programs: what they open, and how they end. */
class KeysTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Api administrator = TOWN.one().administrator();

    private static JsonObject asked(String name, String... scopes) {
        return new JsonObject().put("name", name).put("scopes", new JsonArray(List.of(scopes)));
    }

    private Answer make(JsonObject asked) {
        return administrator.post("/keys", asked).expect(201);
    }

    private static Api with(Answer made) {
        return TOWN.other().api().as("Bearer " + made.json().getString("secret"));
    }

    private JsonObject listed(Answer made) {
        var id = made.json().getJsonObject("key").getString("id");
        return Answer.objects(administrator.get("/keys").expect(200).json().getJsonArray("keys")).stream()
                .filter(key -> key.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyOpensWhatItsScopesAreFor() {
        var said = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer").says("keys/scopes", "casino");
        var decision = "/moderation/comments/" + said.id() + "/decision";
        var approve = new JsonObject().put("decision", "approve");
        var reading = with(make(asked("Reads", "read")));
        reading.get("/moderation/comments").expect(200);
        reading.get(said.path()).expect(200);
        reading.put(decision, approve).refusedAs(ProblemKind.NOT_ALLOWED);
        reading.delete(said.path()).refusedAs(ProblemKind.NOT_ALLOWED);
        var configuring = with(make(asked("Configures", "configure")));
        configuring.get("/moderation/comments").refusedAs(ProblemKind.NOT_ALLOWED);
        configuring.get("/keys").refusedAs(ProblemKind.NOT_ALLOWED);
        with(make(asked("Moderates", "moderate"))).put(decision, approve).expect(200);
    }

    @Test
    void aKeyOfOneSiteKnowsNothingOfAnother() {
        var mine = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer").says("keys/sites", "casino");
        var other = Guest.at(TOWN.one(), Town.STRICT, "Ida Sommer").says("keys/sites", "good morning");
        var key = with(make(asked("Careful only", "moderate").put("sites", new JsonArray().add(Town.CAREFUL))));
        assertThat(key.get("/moderation/comments?limit=500").expect(200).comments())
                .extracting(comment -> comment.getString("siteKey"))
                .containsOnly(Town.CAREFUL);
        key.get("/moderation/comments?site=" + Town.STRICT).refusedAs(ProblemKind.NOT_ALLOWED);
        key.get(other.path()).refusedAs(ProblemKind.UNKNOWN_COMMENT);
        key.put("/moderation/comments/" + other.id() + "/decision", new JsonObject().put("decision", "approve"))
                .refusedAs(ProblemKind.NOT_ALLOWED);
        key.put("/moderation/comments/" + mine.id() + "/decision", new JsonObject().put("decision", "approve"))
                .expect(200);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceOnEveryNode() {
        var made = make(asked("Ends", "read"));
        var key = with(made);
        key.get("/moderation/comments").expect(200);
        var path = "/keys/" + made.json().getJsonObject("key").getString("id");
        administrator.delete(path).expect(204);
        key.get("/moderation/comments").refusedAs(ProblemKind.NOT_SIGNED_IN);
        administrator.delete(path).expect(204);
        assertThat(listed(made).getString("revokedAt")).isNotNull();
    }

    @Test
    void theSecretIsShownOnceAndKeptAsAHash() {
        var made = make(asked("Kept", "read"));
        var secret = made.json().getString("secret");
        assertThat(secret).matches("parley_[\\w-]{43}");
        assertThat(listed(made).encode()).doesNotContain(secret);
        assertThat(TOWN.database().list("SELECT to_jsonb(k)::text FROM api_key k"))
                .noneMatch(row -> row.contains(secret.substring("parley_".length() + 5)));
    }

    @Test
    void itIsNotedWhenAKeyWasLastUsed() {
        var made = make(asked("Used", "read"));
        assertThat(listed(made).getString("usedAt")).isNull();
        with(made).get("/counts?site=demo&key=a").expect(200);
        await().until(() -> listed(made).getString("usedAt") != null);
    }

    @Test
    void aKeyThatIsNoneIsRefusedEverywhere() {
        var nobody = TOWN.one().api().as("Bearer parley_nobodyknowsthiskeybecauseitwasmadeupjustnow");
        nobody.get("/moderation/comments").refusedAs(ProblemKind.NOT_SIGNED_IN);
        nobody.get("/discussions?site=demo&key=a").refusedAs(ProblemKind.NOT_SIGNED_IN);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        administrator.post("/keys", asked("", "read")).refusedAs(ProblemKind.MALFORMED_REQUEST);
        administrator.post("/keys", asked("None")).refusedAs(ProblemKind.MALFORMED_REQUEST);
        administrator.post("/keys", asked("Odd", "fly")).refusedAs(ProblemKind.MALFORMED_REQUEST);
        administrator
                .post("/keys", asked("Nowhere", "read").put("sites", new JsonArray().add("no-such-site")))
                .refusedAs(ProblemKind.MALFORMED_REQUEST);
        administrator.delete("/keys/none").refusedAs(ProblemKind.NOT_FOUND);
    }
}
