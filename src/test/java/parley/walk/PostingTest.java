package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

class PostingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void whatIsPostedIsOnThePageAndHeardByReadersOfAnotherNode() {
        try (var ear = TOWN.other().ear().listen(Town.discussion("demo", "posting/first"))) {
            var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/first", "The *old* bridge was better.");
            assertThat(said.answer().header("Location")).isEqualTo("/api/v1/comments/" + said.id());
            assertThat(said.comment().getString("status")).isEqualTo("published");
            assertThat(said.comment().getString("html")).contains("<em>old</em>");
            assertThat(said.seq()).isEqualTo(1);
            assertThat(said.editToken()).isNotBlank();
            assertThat(said.guestToken()).isNotBlank();

            var page = TOWN.one().api().get("/discussions?site=demo&key=posting/first");
            assertThat(page.expect(200).comments()).containsExactly(said.comment());
            assertThat(page.discussion().getInteger("commentCount")).isEqualTo(1);
            var event = ear.awaitEvent("comment-published");
            assertThat(event.getJsonObject("comment")).isEqualTo(said.comment());
            assertThat(TOWN.other().api().get(said.path()).expect(200).comment())
                    .isEqualTo(said.comment());
        }
    }

    @Test
    void repliesStandBelowWhatTheyReplyToOldestFirst() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var ole = Guest.on(TOWN.other(), "Ole Brandt");
        var root = ida.says("posting/nest", "root");
        var first = ole.replies("posting/nest", root, "first reply");
        var second = ida.replies("posting/nest", root, "second reply");
        var below = ole.replies("posting/nest", first, "reply to the first reply");
        try (var ear = TOWN.one().ear().listen(root.discussion())) {
            var last = ida.replies("posting/nest", below, "deeper still");
            var told = ear.awaitEvent("comment-published");
            assertThat(told.getJsonArray("ancestors").stream()
                            .map(JsonObject.class::cast)
                            .map(ancestor -> ancestor.getString("id")))
                    .containsExactly(below.id(), first.id(), root.id());
            var page = TOWN.other().api().get("/discussions?site=demo&key=posting/nest&minSeq=" + last.seq());
            assertThat(page.expect(200).comments())
                    .extracting(comment -> comment.getString("id"))
                    .containsExactly(root.id(), first.id(), below.id(), last.id(), second.id());
            assertThat(page.comments())
                    .extracting(comment -> comment.getInteger("depth"))
                    .containsExactly(0, 1, 2, 3, 1);
            assertThat(page.comments().getFirst().getInteger("replyCount")).isEqualTo(2);
            assertThat(page.comments().getFirst().getInteger("descendantCount")).isEqualTo(4);
        }
    }

    @Test
    void anAuthorEditsWithTheEditToken() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/edit", "Teh bridge");
        try (var ear = TOWN.other().ear().listen(said.discussion())) {
            var edited = TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", said.editToken())
                    .patch(said.path(), new JsonObject().put("text", "The bridge"));
            assertThat(edited.expect(200).comment().getString("html")).contains("The bridge");
            assertThat(edited.comment().getString("editedAt")).isNotNull();
            assertThat(edited.seq()).isEqualTo(2);
            assertThat(ear.awaitEvent("comment-edited").getJsonObject("comment"))
                    .isEqualTo(edited.comment());
        }
    }

    @Test
    void anAuthorEditsWithTheGuestTokenOnTheOtherNode() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/guest-edit", "Teh bridge");
        var edited = TOWN.other()
                .api()
                .as("Guest " + said.guestToken())
                .patch(said.path(), new JsonObject().put("text", "The bridge"));
        assertThat(edited.expect(200).comment().getString("html")).contains("The bridge");
    }

    @Test
    void theAdministratorEditsWhatAnybodyWrote() {
        var said = Guest.at(TOWN.one(), Town.FINAL, "Ida Sommer").says("posting/admin-edit", "My number is 555-0100");
        var edited = TOWN.other().administrator().patch(said.path(), new JsonObject().put("text", "My number is …"));
        assertThat(edited.expect(200).comment().getString("html")).contains("…");
    }

    @Test
    void sayingTheSameAgainIsNoEdit() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/same", "unchanged");
        var edited = TOWN.one()
                .api()
                .with("Parley-Edit-Token", said.editToken())
                .patch(said.path(), new JsonObject().put("text", "unchanged"));
        assertThat(edited.expect(200).seq()).isEqualTo(said.seq());
        assertThat(edited.comment()).isEqualTo(said.comment());
    }

    @Test
    void nobodyElseEditsOrRemoves() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/mine", "mine");
        var other = Guest.on(TOWN.one(), "Ole Brandt").says("posting/mine", "his");
        var text = new JsonObject().put("text", "changed");
        var api = TOWN.one().api();
        api.patch(said.path(), text).refusedAs(ProblemKind.NOT_SIGNED_IN);
        api.delete(said.path()).refusedAs(ProblemKind.NOT_SIGNED_IN);
        for (var wrong : new String[] {other.editToken(), "nonsense", said.editToken() + "x"}) {
            api.with("Parley-Edit-Token", wrong).patch(said.path(), text).refusedAs(ProblemKind.NOT_ALLOWED);
            api.with("Parley-Edit-Token", wrong).delete(said.path()).refusedAs(ProblemKind.NOT_ALLOWED);
        }
        api.as("Guest " + other.guestToken()).patch(said.path(), text).refusedAs(ProblemKind.NOT_ALLOWED);
        api.as("Guest forged").patch(said.path(), text).refusedAs(ProblemKind.NOT_SIGNED_IN);
        api.as("Bearer " + "x".repeat(32)).delete(said.path()).refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(api.get(said.path()).comment()).isEqualTo(said.comment());
    }

    @Test
    void theTimeForChangesEnds() {
        var said = Guest.at(TOWN.one(), Town.HASTY, "Ida Sommer").says("posting/hasty", "too late");
        var author = TOWN.one().api().with("Parley-Edit-Token", said.editToken());
        Ear.patiently()
                .until(() -> author.patch(said.path(), new JsonObject().put("text", "too late"))
                                .status()
                        == 403);
        author.patch(said.path(), new JsonObject().put("text", "in time?")).refusedAs(ProblemKind.EDIT_WINDOW_OVER);
        author.delete(said.path()).refusedAs(ProblemKind.EDIT_WINDOW_OVER);
        TOWN.one().api().as("Guest " + said.guestToken()).delete(said.path()).refusedAs(ProblemKind.EDIT_WINDOW_OVER);
    }

    @Test
    void whereNothingMayBeChangedThereIsNoEditToken() {
        var said = Guest.at(TOWN.one(), Town.FINAL, "Ida Sommer").says("posting/final", "for ever");
        assertThat(said.answer().json().containsKey("editToken")).isFalse();
        TOWN.one().api().as("Guest " + said.guestToken()).delete(said.path()).refusedAs(ProblemKind.EDIT_WINDOW_OVER);
    }

    @Test
    void aRemovedCommentWithoutRepliesIsGone() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("posting/gone", "forget it");
        try (var ear = TOWN.other().ear().listen(said.discussion())) {
            var author = TOWN.one().api().with("Parley-Edit-Token", said.editToken());
            var removed = author.delete(said.path()).expect(204);
            assertThat(ear.awaitEvent("comment-removed").getBoolean("placeholder"))
                    .isFalse();
            assertThat(author.delete(said.path()).expect(204).seq()).as("again").isEqualTo(removed.seq());
            TOWN.other().api().get(said.path() + "?minSeq=" + removed.seq()).refusedAs(ProblemKind.UNKNOWN_COMMENT);
            var page = TOWN.other().api().get("/discussions?site=demo&key=posting/gone&minSeq=" + removed.seq());
            assertThat(page.comments()).isEmpty();
            assertThat(page.discussion().getInteger("commentCount")).isZero();
        }
    }

    @Test
    void aRemovedCommentWithRepliesStaysAsAPlaceholderUntilTheLastReplyGoes() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var root = ida.says("posting/hole", "my opinion");
        var reply = ida.replies("posting/hole", root, "a reply");
        try (var ear = TOWN.other().ear().listen(root.discussion())) {
            TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", root.editToken())
                    .delete(root.path())
                    .expect(204);
            var told = ear.awaitEvent("comment-removed").getJsonObject("comment");
            assertThat(told.getValue("html")).isNull();
            assertThat(told.getValue("author")).isNull();
            assertThat(told.getString("status")).isEqualTo("removed");
            var page = TOWN.one().api().get("/discussions?site=demo&key=posting/hole");
            assertThat(page.comments().getFirst()).isEqualTo(told);
            assertThat(page.text()).doesNotContain("my opinion");
            var last = TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", reply.editToken())
                    .delete(reply.path())
                    .expect(204);
            assertThat(TOWN.other()
                            .api()
                            .get("/discussions?site=demo&key=posting/hole&minSeq=" + last.seq())
                            .comments())
                    .isEmpty();
        }
    }

    @Test
    void whatASignatureLeavesOutMayBeNull() {
        var ole = Guest.on(TOWN.one(), "Ole Brandt");
        var body = ole.body("posting/null", "hello").putNull("parentId");
        body.getJsonObject("author").putNull("website");
        ole.api().post("/comments", body).expect(201);
    }

    @Test
    void aPermalinkLeadsToTheArticleWhereverOnItOneStood() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var body = ida.body("posting/permalink", "hello");
        body.getJsonObject("discussion").put("url", Town.ORIGIN + "/bridge?page=2#top");
        var permalink = ida.api().post("/comments", body).expect(201).comment().getString("permalink");
        assertThat(permalink).isEqualTo(Town.ORIGIN + "/bridge?page=2#comment-1");
    }
}
