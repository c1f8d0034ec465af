package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Guest;
import parley.rig.Town;

/** A publisher sets up a site, and changes it while readers are there. */
class SitesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Api administrator = TOWN.one().administrator();

    private static JsonObject site(String name, String... origins) {
        return new JsonObject().put("name", name).put("origins", new JsonArray(List.of(origins)));
    }

    private Answer put(String key, JsonObject site) {
        return administrator.put("/sites/" + key, site);
    }

    @Test
    void aNewSiteTakesCommentsOnEveryNodeAfterAMoment() {
        var made = put("weekly", site("The Weekly", Town.ORIGIN)).expect(201);
        assertThat(made.json().getInteger("version")).isEqualTo(1);
        assertThat(made.json().getJsonObject("policy").getInteger("maxLength")).isEqualTo(5_000);
        var page = TOWN.one().api().from(Town.ORIGIN);
        page.get("/discussions?site=weekly&key=first").expect(200);
        await().untilAsserted(() ->
                TOWN.other().api().get("/discussions?site=weekly&key=first").expect(200));
        Guest.at(TOWN.one(), "weekly", "Ida Sommer").says("first", "Good morning");
        assertThat(administrator.get("/sites").expect(200).text()).contains("\"weekly\"");
    }

    @Test
    void whatIsLeftOutOfThePolicyIsAsUsualAndAPolicyLeftOutStays() {
        var strict = new JsonObject().put("preModerated", true).put("editWindow", "PT10M");
        put("policies", site("Policies").put("policy", strict)).expect(201);
        var renamed = put("policies", site("Other policies")).expect(200).json();
        assertThat(renamed.getString("name")).isEqualTo("Other policies");
        assertThat(renamed.getJsonObject("policy").getBoolean("preModerated")).isTrue();
        assertThat(renamed.getJsonObject("policy").getInteger("version")).isEqualTo(1);
        var eased = put("policies", site("Other policies").put("policy", new JsonObject().put("minLength", 2)))
                .expect(200)
                .json()
                .getJsonObject("policy");
        assertThat(eased.getBoolean("preModerated")).isFalse();
        assertThat(eased.getInteger("version")).isEqualTo(2);
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        put("same", site("Same", "https://same.example.org")).expect(201);
        var again = put("same", site("Same", "https://same.example.org")).expect(200);
        assertThat(again.json().getInteger("version")).isEqualTo(1);
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneIsRefused() {
        var seen = put("raced", site("Raced")).expect(201).header("ETag");
        administrator.with("If-Match", seen).put("/sites/raced", site("By Ana")).expect(200);
        administrator
                .with("If-Match", seen)
                .put("/sites/raced", site("By Jonas"))
                .refusedAs(ProblemKind.STALE_VERSION);
        assertThat(administrator.get("/sites/raced").expect(200).json().getString("name"))
                .isEqualTo("By Ana");
        administrator
                .with("If-None-Match", "*")
                .put("/sites/raced", site("By Mara"))
                .refusedAs(ProblemKind.STALE_VERSION);
        administrator
                .with("If-Match", "\"3\"")
                .put("/sites/nowhere", site("Nowhere"))
                .refusedAs(ProblemKind.STALE_VERSION);
        administrator.get("/sites/nowhere").refusedAs(ProblemKind.UNKNOWN_SITE);
    }

    @Test
    void mistakesAreNamed() {
        put("Capitals", site("Capitals")).refusedAs(ProblemKind.NOT_ACCEPTED);
        put("wrong", site(" ")).refusedAs(ProblemKind.NOT_ACCEPTED);
        put("wrong", site("Wrong", "https://news.example.org/")).refusedAs(ProblemKind.NOT_ACCEPTED);
        put("wrong", site("Wrong", "HTTPS://news.example.org")).refusedAs(ProblemKind.NOT_ACCEPTED);
        var refused = put(
                "wrong",
                site("Wrong").put("policy", new JsonObject().put("minLength", 9).put("maxLength", 8)));
        refused.refusedAs(ProblemKind.NOT_ACCEPTED);
        assertThat(refused.text()).contains("minLength must lie between 1 and maxLength");
        administrator.get("/sites/wrong").refusedAs(ProblemKind.UNKNOWN_SITE);
    }

    @Test
    void wordListsOfTenThousandEntriesFit() {
        var words = new JsonArray(
                IntStream.range(0, 10_000).mapToObj(i -> "unspeakable" + i).toList());
        put("wordy", site("Wordy").put("policy", new JsonObject().put("bannedWords", words)))
                .expect(201);
    }

    @Test
    void onlyTheAdministratorSeesAndChangesSites() {
        var stranger = TOWN.one().api();
        stranger.get("/sites").refusedAs(ProblemKind.NOT_SIGNED_IN);
        stranger.get("/sites/demo").refusedAs(ProblemKind.NOT_SIGNED_IN);
        stranger.put("/sites/demo", site("Mine")).refusedAs(ProblemKind.NOT_SIGNED_IN);
    }

    @Test
    void everyChangeStandsInTheAudit() {
        put("audited", site("Audited")).expect(201);
        put("audited", site("Audited", "https://audited.example.org")).expect(200);
        var lines = Answer.objects(
                administrator.get("/audit?site=audited").expect(200).json().getJsonArray("lines"));
        assertThat(lines).extracting(line -> line.getString("what")).containsExactly("change-site", "make-site");
        assertThat(lines.getFirst().getString("detail")).contains("https://audited.example.org");
    }
}
