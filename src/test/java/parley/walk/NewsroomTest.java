package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

/** What a newsroom does beside deciding: it closes discussions, says who looks, and counts. */
class NewsroomTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api moderator = TOWN.one().administrator();

    private static String path(Guest.Said said) {
        return "/moderation/comments/" + said.id();
    }

    private Answer decide(Guest.Said said, String what) {
        return moderator
                .put(path(said) + "/decision", new JsonObject().put("decision", what))
                .expect(200);
    }

    private Answer undo(Answer decided) {
        return moderator.send("POST", "/moderation/decisions/" + decided.json().getString("decisionId") + "/undo", "");
    }

    private JsonObject look(Guest.Said said) {
        return moderator.get(path(said)).expect(200).comment();
    }

    @Test
    void aClosedDiscussionTakesNothingUntilItIsOpenedAgain() {
        var key = "decisions/closed";
        var said = ida.says(key, "hello");
        var path = "/moderation/discussions/" + said.discussion();
        try (var ear = Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).listen(said.discussion())) {
            moderator.put(path, new JsonObject().put("state", "closed")).expect(200);
            assertThat(ear.awaitEvent("discussion-changed")
                            .getJsonObject("discussion")
                            .getString("state"))
                    .isEqualTo("closed");
            ida.api().post("/comments", ida.body(key, "me too")).refusedAs(ProblemKind.DISCUSSION_CLOSED);
            var opened =
                    moderator.put(path, new JsonObject().put("state", "open")).expect(200);
            assertThat(opened.discussion().getString("state")).isEqualTo("open");
            ida.says(key, "me too");
            moderator
                    .put(path, new JsonObject().put("state", "open").put("preModerated", true))
                    .expect(200);
            assertThat(ida.says(key, "and I").comment().getString("status")).isEqualTo("pending");
            assertThat(moderator
                            .put(path, new JsonObject().put("state", "open"))
                            .expect(200)
                            .seq())
                    .isEqualTo(opened.seq() + 1);
        }
        moderator
                .put(
                        "/moderation/discussions/" + Town.discussion(Town.CAREFUL, "decisions/nowhere"),
                        new JsonObject().put("state", "closed"))
                .refusedAs(ProblemKind.NOT_FOUND);
        assertThat(moderator
                        .put(path, new JsonObject().put("state", "archived"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatWasDecidedAndTakenBackIsAddedUp() {
        var before = today();
        var said = ida.says("decisions/statistics", "casino");
        undo(decide(said, "approve")).expect(200);
        decide(said, "reject");
        var after = today();
        assertThat(after.getInteger("arrivals")).isGreaterThan(before.getInteger("arrivals"));
        assertThat(after.getInteger("decisions")).isGreaterThanOrEqualTo(before.getInteger("decisions") + 2);
        assertThat(after.getInteger("reversals")).isGreaterThan(before.getInteger("reversals"));
        var pending = statistics().getJsonObject("queues").getJsonObject("pending");
        assertThat(pending.getDouble("p95")).isGreaterThanOrEqualTo(pending.getDouble("p50"));
    }

    private JsonObject statistics() {
        return moderator
                .get("/moderation/statistics?days=2&site=" + Town.CAREFUL)
                .expect(200)
                .json();
    }

    private JsonObject today() {
        var days = statistics().getJsonArray("days");
        assertThat(days).hasSize(2);
        return days.getJsonObject(1);
    }

    @Test
    void aClaimIsHeldForAWhileAndCanBeTakenOver() {
        var said = ida.says("decisions/claim", "casino");
        var path = path(said) + "/claim";
        var claim = moderator.put(path).expect(200).json().getJsonObject("claim");
        assertThat(claim.getString("by")).isEqualTo("administrator");
        assertThat(look(said).getJsonObject("claim")).isEqualTo(claim);
        moderator.put(path).expect(200);
        TOWN.database()
                .execute("UPDATE comment_claim SET claimed_by = 'staff:ana' WHERE comment_id = '%s'"
                        .formatted(said.id()));
        moderator.put(path).refusedAs(ProblemKind.CONFLICT);
        assertThat(moderator
                        .delete(path)
                        .expect(200)
                        .json()
                        .getJsonObject("claim")
                        .getString("by"))
                .isEqualTo("staff:ana");
        moderator.put(path, new JsonObject().put("takeOver", true)).expect(200);
        assertThat(moderator.delete(path).expect(200).json().getValue("claim")).isNull();
        assertThat(look(said).getValue("claim")).isNull();
    }

    @Test
    void aClaimEndsWithTheDecisionOrWithItsTime() {
        var said = ida.says("decisions/claimed", "casino");
        var path = path(said) + "/claim";
        moderator.put(path).expect(200);
        TOWN.database()
                .execute("UPDATE comment_claim SET claimed_by = 'staff:ana', until = now() - interval '1 s'"
                        + " WHERE comment_id = '%s'".formatted(said.id()));
        assertThat(look(said).getValue("claim")).isNull();
        assertThat(moderator.put(path).expect(200).json().getJsonObject("claim").getString("by"))
                .isEqualTo("administrator");
        assertThat(decide(said, "approve").comment().getValue("claim")).isNull();
        assertThat(TOWN.database()
                        .count("SELECT count(*) FROM comment_claim WHERE comment_id = '%s'".formatted(said.id())))
                .isZero();
    }
}
