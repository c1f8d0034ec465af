package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Guest;
import parley.rig.Town;

/** Readers report, the newsroom sees it, and a decision closes it. */
class ReportsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void theMostReportedStandsFirstUntilItIsDecidedOn() {
        var ana = Guest.at(TOWN.one(), Town.HASTY, "Ana");
        var once = ana.says("reports-1", "one");
        var twice = ana.says("reports-1", "two");
        report(someone(1), once, "abuse");
        report(someone(1), twice, "spam");
        report(someone(2), twice, "other");
        var queue = queue();
        assertThat(queue).extracting(comment -> comment.getString("id")).containsExactly(twice.id(), once.id());
        assertThat(queue.getFirst().getJsonObject("reports").getMap())
                .containsEntry("spam", 1)
                .containsEntry("other", 1);
        decide(twice, "approve");
        decide(once, "remove");
        assertThat(queue()).isEmpty();
        assertThat(TOWN.one().api().get(twice.path()).comment().getString("status"))
                .isEqualTo("published");
        report(someone(1), twice, "abuse");
        assertThat(queue()).hasSize(1);
        decide(twice, "reject");
    }

    @Test
    void onePersonReportsOnceAndMayThinkBetterOfTheReason() {
        var said = Guest.on(TOWN.one(), "Ana").says("reports-2", "one");
        var ben = someone(3);
        report(ben, said, "spam");
        report(ben, said, "private");
        assertThat(TOWN.database().count("SELECT count(*) FROM report WHERE comment_id = '%s'".formatted(said.id())))
                .isEqualTo(1);
        assertThat(TOWN.database()
                        .count("SELECT count(*) FROM report WHERE comment_id = '%s' AND reason = 'private'"
                                .formatted(said.id())))
                .isEqualTo(1);
        assertThat(TOWN.database()
                        .count(
                                "SELECT count(*) FROM journal WHERE comment_id = '%s' AND type = 'comment-reported' AND seq IS NULL"
                                        .formatted(said.id())))
                .isEqualTo(1);
    }

    @Test
    void strangersAreToldApartByTheirNetworkWhichNobodyCanReadBack() {
        var said = Guest.on(TOWN.one(), "Ana").says("reports-3", "one");
        for (int i = 0; i < 2; i++) {
            TOWN.one()
                    .api()
                    .post(said.path() + "/reports", new JsonObject().put("reason", "spam"))
                    .expect(204);
        }
        assertThat(TOWN.database()
                        .count("SELECT count(*) FROM report WHERE comment_id = '%s' AND person NOT LIKE '%%127.0%%'"
                                .formatted(said.id())))
                .isEqualTo(1);
    }

    @Test
    void whatNobodyCanReadCannotBeReported() {
        var held = Guest.at(TOWN.one(), Town.STRICT, "Ana").says("reports-4", "one");
        TOWN.one()
                .api()
                .post(held.path() + "/reports", new JsonObject().put("reason", "spam"))
                .refusedAs(ProblemKind.UNKNOWN_COMMENT);
        var said = Guest.on(TOWN.one(), "Ana").says("reports-4", "one");
        TOWN.one()
                .api()
                .from("https://evil.example.net")
                .post(said.path() + "/reports", new JsonObject().put("reason", "spam"))
                .refusedAs(ProblemKind.ORIGIN_NOT_ALLOWED);
        assertThat(TOWN.one()
                        .api()
                        .post(said.path() + "/reports", new JsonObject().put("reason", "boring"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theNewsroomPinsAndFeaturesWhatReadersCanSee() {
        var said = Guest.on(TOWN.one(), "Ana").says("reports-5", "one");
        var pinned = TOWN.one()
                .administrator()
                .put("/moderation" + said.path() + "/pinned")
                .expect(200);
        assertThat(pinned.comment().getBoolean("pinned")).isTrue();
        assertThat(TOWN.one()
                        .administrator()
                        .put("/moderation" + said.path() + "/pinned")
                        .seq())
                .isEqualTo(pinned.seq());
        TOWN.one()
                .administrator()
                .put("/moderation" + said.path() + "/featured")
                .expect(200);
        var shown = TOWN.other()
                .api()
                .get(said.path() + "?minSeq=" + (pinned.seq() + 1))
                .comment();
        assertThat(shown.getBoolean("featured")).isTrue();
        TOWN.one()
                .administrator()
                .delete("/moderation" + said.path() + "/pinned")
                .expect(200);
        TOWN.one().api().put("/moderation" + said.path() + "/pinned").expect(401);
    }

    private static String someone(int n) {
        return Guest.on(TOWN.one(), "Reader " + n)
                .says("reports-people", "person " + n + " " + System.nanoTime())
                .guestToken();
    }

    private static void report(String guest, Guest.Said said, String reason) {
        TOWN.one()
                .api()
                .as("Guest " + guest)
                .post(said.path() + "/reports", new JsonObject().put("reason", reason))
                .expect(204);
    }

    private static void decide(Guest.Said said, String decision) {
        TOWN.one()
                .administrator()
                .put("/moderation" + said.path() + "/decision", new JsonObject().put("decision", decision))
                .expect(200);
    }

    private static java.util.List<JsonObject> queue() {
        return TOWN.one()
                .administrator()
                .get("/moderation/comments?state=reported&site=" + Town.HASTY)
                .comments();
    }
}
