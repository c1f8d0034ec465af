package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

/** Two moderators do not overwrite each other, and what was decided can be taken back. */
class DecisionsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api moderator = TOWN.one().administrator();
    private final Api colleague = TOWN.other().administrator();

    private static JsonObject decision(String what) {
        return new JsonObject().put("decision", what);
    }

    private static String path(Guest.Said said) {
        return "/moderation/comments/" + said.id();
    }

    private Answer decide(Guest.Said said, String what) {
        return moderator.put(path(said) + "/decision", decision(what)).expect(200);
    }

    private Answer undo(Answer decided) {
        return moderator.send("POST", "/moderation/decisions/" + decided.json().getString("decisionId") + "/undo", "");
    }

    private JsonObject look(Guest.Said said) {
        return moderator.get(path(said)).expect(200).comment();
    }

    private static List<JsonObject> page(String key, long seq) {
        return TOWN.other()
                .api()
                .get("/discussions?site=%s&key=%s&minSeq=%d", Town.CAREFUL, key, seq)
                .expect(200)
                .comments();
    }

    @Test
    void ofTwoModeratorsWhoSawTheSameExactlyOneDecides() {
        for (int round = 0; round < 10; round++) {
            var said = ida.says("decisions/race", "casino " + round);
            var seen = '"' + look(said).getString("version") + '"';
            var answers = Stream.of(moderator, colleague)
                    .flatMap(who -> Stream.of("approve", "reject")
                            .map(what -> CompletableFuture.supplyAsync(
                                    () -> who.with("If-Match", seen).put(path(said) + "/decision", decision(what)))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412, 412, 412);
            assertThat(look(said).getJsonArray("decisions")).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() == 412)
                    .forEach(answer -> answer.refusedAs(ProblemKind.STALE_VERSION));
        }
    }

    @Test
    void eachOfManyIsHeldAgainstItsOwnVersion() {
        var one = ida.says("decisions/many", "casino one");
        var two = ida.says("decisions/many", "casino two");
        var versions =
                Stream.of(one, two).map(said -> look(said).getString("version")).toList();
        decide(two, "spam");
        var both = new JsonArray()
                .add(decision("reject").put("id", one.id()).put("version", versions.getFirst()))
                .add(decision("reject").put("id", two.id()).put("version", versions.getLast()));
        var results = Answer.objects(colleague
                .post("/moderation/decisions", new JsonObject().put("decisions", both))
                .expect(200)
                .json()
                .getJsonArray("results"));
        assertThat(results.getFirst().getString("status")).isEqualTo("rejected");
        assertThat(results.getLast().getJsonObject("problem").getString("type")).isEqualTo("/problems/stale-version");
    }

    @Test
    void anEditMakesWhatWasSeenStale() {
        var said = ida.says("decisions/edit", "hello");
        var seen = '"' + look(said).getString("version") + '"';
        TOWN.one()
                .api()
                .with("Parley-Edit-Token", said.editToken())
                .patch(said.path(), new JsonObject().put("text", "hello there"))
                .expect(200);
        moderator
                .with("If-Match", seen)
                .put(path(said) + "/decision", decision("remove"))
                .refusedAs(ProblemKind.STALE_VERSION);
        moderator
                .with("If-Match", "*")
                .put(path(said) + "/decision", decision("remove"))
                .expect(200);
        assertThat(moderator
                        .with("If-Match", "nonsense")
                        .put(path(said) + "/decision", decision("restore"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatWasApprovedByMistakeIsGoneFromOpenPagesWhenItIsUndone() {
        var key = "decisions/undo";
        var said = ida.says(key, "casino");
        try (var ear =
                Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).listen(Town.discussion(Town.CAREFUL, key))) {
            var approved = decide(said, "approve");
            ear.awaitEvent("comment-published");
            assertThat(page(key, approved.seq())).hasSize(1);
            var undone = undo(approved).expect(200);
            assertThat(undone.comment().getString("status")).isEqualTo("pending");
            ear.awaitEvent("comment-removed", event -> event.getString("id").equals(said.id()));
            assertThat(page(key, undone.seq())).isEmpty();
            undo(approved).refusedAs(ProblemKind.CONFLICT);
            undo(undone).refusedAs(ProblemKind.CONFLICT);
            assertThat(Answer.objects(look(said).getJsonArray("decisions")))
                    .extracting(past -> past.getString("decision") + " " + past.getBoolean("undone"))
                    .containsExactly("approve true", "undo false");
            decide(said, "approve");
            assertThat(ear.awaitEvent("comment-restored")
                            .getJsonObject("comment")
                            .getInteger("number"))
                    .isEqualTo(1);
        }
    }

    @Test
    void onlyTheLastDecisionIsUndone() {
        var said = ida.says("decisions/last", "hello");
        var removed = decide(said, "remove");
        var restored = decide(said, "restore");
        undo(removed).refusedAs(ProblemKind.CONFLICT);
        assertThat(undo(restored).expect(200).comment().getString("status")).isEqualTo("removed");
        moderator
                .send("POST", "/moderation/decisions/00000000-0000-7000-8000-000000000000/undo", "")
                .refusedAs(ProblemKind.NOT_FOUND);
        assertThat(decide(said, "remove").json().getString("decisionId"))
                .as("in force already")
                .isNull();
    }

    @Test
    void whatItsAuthorTookBackMeanwhileIsNotBroughtBack() {
        var said = ida.says("decisions/withdrawn", "hello");
        var rejected = decide(said, "reject");
        TOWN.one()
                .api()
                .with("Parley-Edit-Token", said.editToken())
                .delete(said.path())
                .expect(204);
        undo(rejected).refusedAs(ProblemKind.CONFLICT);
    }

    @Test
    void reportsThatADecisionClosedAreOpenAgainWhenItIsUndone() {
        var said = ida.says("decisions/reports", "hello");
        TOWN.one()
                .api()
                .post(said.path() + "/reports", new JsonObject().put("reason", "abuse"))
                .expect(204);
        for (var what : List.of("approve", "reject")) {
            assertThat(reported(said)).hasSize(1);
            var decided = decide(said, what);
            assertThat(reported(said)).isEmpty();
            undo(decided).expect(200);
        }
        assertThat(reported(said).getFirst().getJsonObject("reports").getInteger("abuse"))
                .isEqualTo(1);
    }

    private List<JsonObject> reported(Guest.Said said) {
        return moderator
                .get("/moderation/comments?state=reported&discussion=" + said.discussion())
                .comments();
    }

    @Test
    void redactedWordsAreWhatReadersSeeAndTheAuthorCannotPutTheirsBack() {
        var key = "decisions/redact";
        var said = ida.says(key, "Her number is 555 0199, call her");
        var redact = decision("redact").put("text", "Her number is **gone**");
        try (var ear =
                Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).listen(Town.discussion(Town.CAREFUL, key))) {
            moderator.put(path(said) + "/decision", decision("redact")).expect(400);
            var first = moderator.put(path(said) + "/decision", redact).expect(200);
            var told = ear.awaitEvent("comment-edited").getJsonObject("comment").getString("html");
            assertThat(told).contains("<strong>gone</strong>").doesNotContain("555");
            assertThat(page(key, first.seq()).getFirst().getString("html")).isEqualTo(told);
            assertThat(look(said).getString("original")).contains("555");
            TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", said.editToken())
                    .patch(said.path(), new JsonObject().put("text", "555 0199"))
                    .refusedAs(ProblemKind.NOT_ALLOWED);
            var second = moderator
                    .put(path(said) + "/decision", decision("redact").put("text", "Gone"))
                    .expect(200);
            undo(second).expect(200);
            assertThat(look(said).getString("text")).isEqualTo("Her number is **gone**");
            assertThat(look(said).getString("original")).contains("555");
            undo(first).refusedAs(ProblemKind.CONFLICT);
        }
    }

    @Test
    void anUndoneRedactionShowsWhatWasWritten() {
        var said = ida.says("decisions/unredact", "as it was");
        var redacted = moderator
                .put(path(said) + "/decision", decision("redact").put("text", "as it is"))
                .expect(200);
        undo(redacted).expect(200);
        assertThat(look(said).getString("text")).isEqualTo("as it was");
        assertThat(look(said).getValue("original")).isNull();
        TOWN.one()
                .api()
                .with("Parley-Edit-Token", said.editToken())
                .patch(said.path(), new JsonObject().put("text", "as I like it"))
                .expect(200);
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
