package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.Town;

/** Reports weigh by what became of their reporter's others; enough of them hold a comment until a moderator has looked. */
class ReportWeightsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** Two whole reports hold; strangers weigh half a one. */
    private static final String SITE = "reported";

    @BeforeAll
    static void site() {
        TOWN.one()
                .administrator()
                .put(
                        "/sites/" + SITE,
                        new JsonObject()
                                .put("name", "The reported gazette")
                                .put("origins", new JsonArray().add(Town.ORIGIN))
                                .put(
                                        "policy",
                                        new JsonObject()
                                                .put("reportsHeldFrom", 2)
                                                .put("repeatWindow", "PT0S")));
        await().until(() ->
                TOWN.other().api().get("/counts?site=%s&key=any", SITE).status() == 200);
    }

    private static Guest.Said says(String key) {
        return Guest.at(TOWN.one(), SITE, "Ida Sommer").says(key, "an opinion");
    }

    private static String someone() {
        return Guest.at(TOWN.one(), SITE, "Ole Brandt")
                .says("weights/people", "here I am")
                .guestToken();
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj(number -> someone()).toList();
    }

    private static Answer report(Node node, String guest, Guest.Said said) {
        return node.api().as("Guest " + guest).post(said.path() + "/reports", new JsonObject().put("reason", "abuse"));
    }

    private static void report(List<String> guests, Guest.Said said) {
        guests.forEach(guest -> report(TOWN.one(), guest, said).expect(204));
    }

    private static void decide(Guest.Said on, String decision) {
        TOWN.one()
                .administrator()
                .put("/moderation" + on.path() + "/decision", new JsonObject().put("decision", decision))
                .expect(200);
    }

    private static boolean readable(Guest.Said said) {
        return TOWN.one().api().get(said.path()).status() == 200;
    }

    private static long holds(Guest.Said said) {
        return TOWN.database()
                .count("SELECT count(*) FROM audit WHERE what = 'hold-comment' AND subject = 'comment:" + said.id()
                        + "'");
    }

    private static String weight(Guest.Said said) {
        return TOWN.database().ask("SELECT weight FROM report WHERE comment_id = '%s'".formatted(said.id()));
    }

    @Test
    void fourOfWhomNothingIsKnownHoldACommentWhereTwoAreAskedFor() {
        var said = says("weights/four");
        report(people(3), said);
        assertThat(readable(said)).isTrue();
        report(List.of(someone()), said);
        assertThat(readable(said)).isFalse();
        assertThat(TOWN.other()
                        .api()
                        .get("/discussions?site=%s&key=weights/four", SITE)
                        .discussion()
                        .getInteger("commentCount"))
                .isZero();
        assertThat(TOWN.one()
                        .administrator()
                        .get("/moderation/comments?state=pending&site=" + SITE)
                        .comments())
                .filteredOn(comment -> comment.getString("id").equals(said.id()))
                .singleElement()
                .satisfies(comment -> assertThat(
                                comment.getJsonArray("held").getJsonObject(0).getString("check"))
                        .isEqualTo("reports"));
        assertThat(TOWN.database()
                        .ask(
                                "SELECT who || ' ' || detail FROM audit WHERE what = 'hold-comment' AND subject = 'comment:"
                                        + said.id() + "'"))
                .isEqualTo("""
                        machine {"check":"reports","weight":2.0,"from":2.0}""");
        assertThat(TOWN.database()
                        .list("SELECT type FROM journal WHERE comment_id = '%s' ORDER BY position"
                                .formatted(said.id())))
                .containsExactly(
                        "comment-published",
                        "comment-reported",
                        "comment-reported",
                        "comment-reported",
                        "comment-reported",
                        "comment-held",
                        "comment-removed");
    }

    @Test
    void whoIsStillReadingItMayReportItToo() {
        var said = says("weights/late");
        report(people(4), said);
        report(List.of(someone()), said);
        assertThat(holds(said)).isEqualTo(1);
        decide(said, "reject");
        report(TOWN.one(), someone(), said).refusedAs(ProblemKind.UNKNOWN_COMMENT);
    }

    @Test
    void whatIsApprovedIsNotHeldAgainByTheSamePeople() {
        var said = says("weights/again");
        var people = people(4);
        report(people, said);
        decide(said, "approve");
        assertThat(readable(said)).isTrue();
        report(people, said);
        report(people(3), said);
        assertThat(readable(said)).isTrue();
        assertThat(holds(said)).isEqualTo(1);
        report(List.of(someone()), said);
        assertThat(readable(said)).isFalse();
        assertThat(holds(said)).isEqualTo(2);
    }

    @Test
    void whoWasRightCountsMoreAndWhoWasWrongLessUntilADecisionIsTurned() {
        var eva = someone();
        var right = says("weights/right");
        report(TOWN.one(), eva, right).expect(204);
        assertThat(weight(right)).isEqualTo("50");
        decide(right, "remove");
        var next = says("weights/next");
        report(TOWN.one(), eva, next).expect(204);
        assertThat(weight(next)).isEqualTo("80");
        decide(next, "approve");
        decide(right, "restore");
        var last = says("weights/last");
        report(TOWN.one(), eva, last).expect(204);
        assertThat(weight(last)).as("both are readable again").isEqualTo("33");
    }

    @Test
    void aSecondReportOfTheSamePersonWeighsNothingMore() {
        var said = says("weights/same");
        var eva = someone();
        for (int i = 0; i < 6; i++) {
            report(TOWN.one(), eva, said).expect(204);
        }
        assertThat(readable(said)).isTrue();
    }

    @Test
    void whereReportsNeverHoldNothingIsHeld() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("weights/demo", "an opinion");
        report(people(8), said);
        assertThat(readable(said)).isTrue();
    }

    @Test
    void manyWhoReportAtOnceOnTwoNodesHoldItOnce() throws Exception {
        var said = says("weights/race");
        var people = people(12);
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> reports = IntStream.range(0, people.size())
                    .<Callable<Integer>>mapToObj(number ->
                            () -> report(number % 2 == 0 ? TOWN.one() : TOWN.other(), people.get(number), said)
                                    .status())
                    .toList();
            for (var report : crowd.invokeAll(reports)) {
                assertThat(report.get()).isEqualTo(204);
            }
        }
        assertThat(holds(said)).isEqualTo(1);
        assertThat(TOWN.database().count("SELECT count(*) FROM report WHERE comment_id = '%s'".formatted(said.id())))
                .isEqualTo(12);
        assertThat(TOWN.database()
                        .count("SELECT count(*) FROM journal WHERE type = 'comment-removed' AND comment_id = '%s'"
                                .formatted(said.id())))
                .isEqualTo(1);
    }

    @Test
    void theAuthorLearnsThatItWasReportedAndNeverByWhom() {
        var ida = Guest.at(TOWN.one(), SITE, "Ida Sommer");
        var said = ida.says("weights/who", "an opinion");
        var people = people(4);
        report(people, said);
        var api = ida.known(said.guestToken()).api();
        var mine = api.with("Accept-Language", "de").get("/discussions/%s/mine", said.discussion());
        assertThat(mine.json().getJsonArray("comments").getJsonObject(0).getString("status"))
                .isEqualTo("pending");
        assertThat(mine.text()).contains("gemeldet");
        var seen = mine.text()
                + api.get("/discussions/%s/events", said.discussion()).text()
                + api.get("/discussions?site=%s&key=weights/who", SITE).text()
                + api.get("/me/notifications").text()
                + api.get(said.path()).text();
        assertThat(TOWN.database().list("SELECT person FROM report WHERE comment_id = '%s'".formatted(said.id())))
                .hasSize(4)
                .noneMatch(person -> seen.contains(person.replace("guest:", "")));
        assertThat(seen).doesNotContain("Ole Brandt").doesNotContain("\"abuse\"");
    }
}
