package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

class ModerationTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api moderator = TOWN.other().administrator();

    private Answer decide(Guest.Said on, String decision) {
        return moderator.put(
                "/moderation/comments/" + on.id() + "/decision", new JsonObject().put("decision", decision));
    }

    private List<String> queue(String state) {
        return moderator
                .get("/moderation/comments?site=%s&state=%s&limit=500", Town.CAREFUL, state)
                .expect(200)
                .comments()
                .stream()
                .map(comment -> comment.getString("id"))
                .toList();
    }

    private static Ear listen(String key) {
        return Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).listen(Town.discussion(Town.CAREFUL, key));
    }

    private static Answer page(String key) {
        return TOWN.one()
                .api()
                .get("/discussions?site=%s&key=%s", Town.CAREFUL, key)
                .expect(200);
    }

    @Test
    void aHeldCommentWaitsAndSaysWhy() {
        var said = ida.says("moderation/held", "Come to our casino");
        assertThat(said.comment().getString("status")).isEqualTo("pending");
        assertThat(said.comment().getValue("number")).isNull();
        assertThat(said.answer().json().getJsonArray("held").getJsonObject(0).getString("check"))
                .isEqualTo("suspect-words");
        assertThat(said.seq()).isZero();
        assertThat(page("moderation/held").comments()).isEmpty();
        TOWN.one().api().get(said.path()).refusedAs(ProblemKind.UNKNOWN_COMMENT);
        var author = TOWN.one().api().with("Parley-Edit-Token", said.editToken());
        assertThat(author.get(said.path()).expect(200).comment()).isEqualTo(said.comment());
        assertThat(ida.known(said.guestToken())
                        .api()
                        .get(said.path())
                        .expect(200)
                        .comment())
                .isEqualTo(said.comment());
        assertThat(queue("pending")).contains(said.id());
    }

    @Test
    void anApprovedCommentAppearsToThoseWhoListen() {
        var said = ida.says("moderation/approve", "Come to our casino");
        try (var ear = listen("moderation/approve")) {
            var decided = decide(said, "approve").expect(200);
            assertThat(decided.comment().getString("status")).isEqualTo("published");
            assertThat(decided.comment().getString("email")).isEqualTo("ida.sommer@example.org");
            assertThat(decided.seq()).isEqualTo(1);
            var told = ear.awaitEvent("comment-published").getJsonObject("comment");
            assertThat(told.getInteger("number")).isEqualTo(1);
            assertThat(TOWN.one()
                            .api()
                            .get("/discussions?site=%s&key=moderation/approve&minSeq=1", Town.CAREFUL)
                            .comments())
                    .containsExactly(told);
            assertThat(queue("pending")).doesNotContain(said.id());
            assertThat(queue("published")).contains(said.id());
            assertThat(decide(said, "approve").expect(200).seq()).as("again").isEqualTo(1);
        }
    }

    @Test
    void manyAreDecidedAtOnceAndEachHasItsOwnOutcome() {
        var first = ida.says("moderation/many", "casino one");
        var second = ida.says("moderation/many", "casino two");
        var reply = ida.says("moderation/many", "fine");
        var nobody = "00000000-0000-7000-8000-000000000000";
        try (var ear = listen("moderation/many")) {
            var decisions = new JsonArray();
            decisions.add(new JsonObject().put("id", first.id()).put("decision", "approve"));
            decisions.add(new JsonObject().put("id", nobody).put("decision", "approve"));
            decisions.add(new JsonObject()
                    .put("id", second.id())
                    .put("decision", "spam")
                    .put("note", "again"));
            decisions.add(new JsonObject().put("id", reply.id()).put("decision", "remove"));
            var answer = moderator.post("/moderation/decisions", new JsonObject().put("decisions", decisions));
            var results = Answer.objects(answer.expect(200).json().getJsonArray("results"));
            assertThat(results)
                    .extracting(result -> result.getString("id"))
                    .containsExactly(first.id(), nobody, second.id(), reply.id());
            assertThat(results)
                    .extracting(result -> result.getString("status"))
                    .containsExactly("published", null, "spam", "removed");
            assertThat(results.get(1).getJsonObject("problem").getString("type"))
                    .isEqualTo("/problems/unknown-comment");
            ear.awaitEvent(
                    "comment-published",
                    event -> event.getJsonObject("comment").getString("id").equals(first.id()));
            ear.awaitEvent("comment-removed", event -> event.getString("id").equals(reply.id()));
            assertThat(queue("spam")).contains(second.id());
        }
    }

    @Test
    void whatIsTurnedDownDisappearsAndCanComeBack() {
        for (var decision : List.of("reject", "spam", "remove")) {
            var key = "moderation/" + decision;
            var said = ida.says(key, "hello");
            try (var ear = listen(key)) {
                decide(said, decision).expect(200);
                ear.awaitEvent("comment-removed", event -> event.getString("id").equals(said.id()));
                assertThat(page(key).discussion().getInteger("commentCount")).isLessThanOrEqualTo(1);
                var back = decide(said, "restore").expect(200);
                assertThat(back.seq()).isEqualTo(3);
                var told = ear.awaitEvent("comment-restored").getJsonObject("comment");
                assertThat(told).as("as it was").isEqualTo(said.comment());
            }
        }
    }

    @Test
    void decisionsThatDoNotFitAreConflicts() {
        var held = ida.says("moderation/conflict", "casino");
        decide(held, "restore").refusedAs(ProblemKind.CONFLICT);
        decide(held, "remove").expect(200);
        decide(held, "approve").refusedAs(ProblemKind.CONFLICT);
        decide(held, "spam").refusedAs(ProblemKind.CONFLICT);
    }

    @Test
    void whatItsAuthorTookBackIsNotRestored() {
        var key = "moderation/withdrawn";
        var withdrawn = ida.says(key, "hello");
        var turnedDown = ida.says(key, "hello?");
        var takenDown = ida.says(key, "hello!");
        decide(turnedDown, "spam").expect(200);
        decide(takenDown, "remove").expect(200);
        for (var said : List.of(withdrawn, turnedDown, takenDown)) {
            var author = TOWN.one().api().with("Parley-Edit-Token", said.editToken());
            author.delete(said.path()).expect(204);
            author.delete(said.path()).expect(204);
            decide(said, "restore").refusedAs(ProblemKind.CONFLICT);
            decide(said, "approve").refusedAs(ProblemKind.CONFLICT);
        }
        assertThat(page(key).comments()).isEmpty();
        var seen = decide(takenDown, "remove").expect(200).comment();
        assertThat(Answer.objects(seen.getJsonArray("held")))
                .extracting(reason -> reason.getString("check"))
                .containsExactly("withdrawn");
    }

    @Test
    void whatTheAdministratorRemovesIsADecisionLikeAnyOther() {
        var said = ida.says("moderation/deleted", "hello");
        assertThat(moderator.delete(said.path()).expect(204).seq()).isEqualTo(2);
        assertThat(moderator.delete(said.path()).expect(204).seq()).as("again").isEqualTo(2);
        assertThat(TOWN.database()
                        .list("SELECT decision || ' by ' || decided_by FROM decision WHERE comment_id = '" + said.id()
                                + "' AND at > now() - interval '1 hour'"))
                .containsExactly("remove by administrator");
        assertThat(decide(said, "restore").expect(200).comment().getString("status"))
                .isEqualTo("published");
    }

    @Test
    void onAPreModeratedSiteEverythingWaits() {
        var said = Guest.at(TOWN.one(), Town.STRICT, "Ole Brandt").says("moderation/strict", "good morning");
        assertThat(said.comment().getString("status")).isEqualTo("pending");
        assertThat(decide(said, "approve").expect(200).comment().getString("status"))
                .isEqualTo("published");
    }

    @Test
    void anEditThatMustBeLookedAtTakesTheCommentAway() {
        var said = ida.says("moderation/edit", "good morning");
        try (var ear = listen("moderation/edit")) {
            var edited = TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", said.editToken())
                    .patch(said.path(), new JsonObject().put("text", "good morning from the casino"));
            assertThat(edited.expect(200).comment().getString("status")).isEqualTo("pending");
            assertThat(edited.json().getJsonArray("held")).isNotEmpty();
            ear.awaitEvent("comment-removed");
            assertThat(page("moderation/edit").comments()).isEmpty();
            decide(said, "approve").expect(200);
            assertThat(ear.awaitEvent("comment-restored")
                            .getJsonObject("comment")
                            .getInteger("number"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aReplyIsHeldAndApprovedUnderAPlaceholder() {
        var root = ida.says("moderation/under", "root");
        var reply = ida.replies("moderation/under", root, "casino");
        TOWN.one()
                .api()
                .with("Parley-Edit-Token", root.editToken())
                .delete(root.path())
                .expect(204);
        assertThat(page("moderation/under").comments()).isEmpty();
        decide(reply, "approve").expect(200);
        var page = TOWN.one().api().get("/discussions?site=%s&key=moderation/under&minSeq=3", Town.CAREFUL);
        assertThat(page.comments())
                .extracting(comment -> comment.getString("status"))
                .containsExactly("removed", "published");
    }

    @Test
    void aHeldCommentIsNotRepliedTo() {
        var held = ida.says("moderation/reply", "casino");
        var body = ida.body("moderation/reply", "indeed").put("parentId", held.id());
        ida.api().post("/comments", body).refusedAs(ProblemKind.BAD_PARENT);
    }

    @Test
    void queuesArePagedWithoutGaps() {
        var ole = Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt");
        var waiting = List.of("casino 1", "casino 2", "casino 3").stream()
                .map(text -> ole.says("moderation/paged", text).id())
                .toList();
        var seen = new ArrayList<String>();
        var path = "/moderation/comments?limit=2";
        var page = moderator.get(path).expect(200);
        seen.addAll(
                page.comments().stream().map(comment -> comment.getString("id")).toList());
        while (page.json().getString("next") != null) {
            page = moderator
                    .get(path + "&after=" + page.json().getString("next"))
                    .expect(200);
            seen.addAll(page.comments().stream()
                    .map(comment -> comment.getString("id"))
                    .toList());
        }
        assertThat(seen).containsSubsequence(waiting).doesNotHaveDuplicates();
    }

    @Test
    void onlyModeratorsSeeQueuesAndDecide() {
        var said = ida.says("moderation/no", "casino");
        var path = "/moderation/comments/" + said.id() + "/decision";
        var approve = new JsonObject().put("decision", "approve");
        TOWN.one().api().get("/moderation/comments").refusedAs(ProblemKind.NOT_SIGNED_IN);
        TOWN.one().api().put(path, approve).refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(ida.known(said.guestToken()).api().put(path, approve).status())
                .isIn(401, 403);
        assertThat(queue("pending")).contains(said.id());
    }
}
