package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

/** What somebody writes whom nobody is to hear: they see it as ever, and nobody else does. */
class ShadowBanTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private record Shadowed(Guest guest, Guest.Said first) {}

    private static Shadowed shadowed(String site, String key) {
        var ida = Guest.at(TOWN.one(), site, "Ida Sommer");
        var first = ida.says(key, "from before");
        var author = first.comment().getJsonObject("author").getString("id");
        TOWN.one()
                .administrator()
                .put(
                        "/moderation/authors/" + author + "/standing?site=" + site,
                        new JsonObject().put("shadowBanned", true))
                .expect(200);
        return new Shadowed(ida.known(first.guestToken()), first);
    }

    private static List<JsonObject> mine(Shadowed who) {
        var answer = who.guest().api().get("/discussions/%s/mine", who.first().discussion());
        assertThat(answer.text()).doesNotContain("shadow").doesNotContain("Only its author");
        return Answer.objects(answer.expect(200).json().getJsonArray("comments"));
    }

    private static List<String> seenByOthers(String site, String key) {
        return TOWN.other().api().get("/discussions?site=%s&key=%s", site, key).comments().stream()
                .map(comment -> comment.getString("id"))
                .toList();
    }

    private static List<JsonObject> queue(String state, String site) {
        return TOWN.one()
                .administrator()
                .get("/moderation/comments?state=%s&site=%s&limit=500", state, site)
                .comments();
    }

    private static void decide(Guest.Said on, String decision) {
        TOWN.one()
                .administrator()
                .put("/moderation" + on.path() + "/decision", new JsonObject().put("decision", decision))
                .expect(200);
    }

    @Test
    void itLooksPublishedToItsAuthorAloneAndLiesInTheQueueSpam() {
        var ida = shadowed(Town.CAREFUL, "shadow/one");
        var said = ida.guest().says("shadow/one", "hear me");
        assertThat(said.comment().getString("status")).isEqualTo("published");
        assertThat(said.answer().text()).doesNotContain("held").doesNotContain("shadow");
        assertThat(mine(ida)).extracting(own -> own.getString("status")).containsOnly("published");
        assertThat(mine(ida).getFirst().getJsonObject("comment").getString("status"))
                .isEqualTo("published");
        assertThat(mine(ida).getFirst().getString("editToken")).isNotNull();
        assertThat(seenByOthers(Town.CAREFUL, "shadow/one"))
                .containsExactly(ida.first().id());
        TOWN.one().api().get(said.path()).refusedAs(ProblemKind.UNKNOWN_COMMENT);
        assertThat(TOWN.one()
                        .api()
                        .get("/discussions/%s/events", said.discussion())
                        .text())
                .doesNotContain(said.id());
        assertThat(queue("spam", Town.CAREFUL))
                .filteredOn(comment -> comment.getString("id").equals(said.id()))
                .singleElement()
                .satisfies(comment -> assertThat(
                                comment.getJsonArray("held").getJsonObject(0).getString("check"))
                        .isEqualTo("shadow-banned"));
        assertThat(TOWN.database().ask("SELECT verdict->>'check' FROM comment WHERE id = '%s'".formatted(said.id())))
                .isEqualTo("shadow-banned");
    }

    @Test
    void theSameRequestAgainTellsNothingMore() {
        var ida = shadowed(Town.CAREFUL, "shadow/again");
        var api = ida.guest().api().with("Idempotency-Key", "shadow-again");
        var body = ida.guest().body("shadow/again", "hear me");
        var first = api.post("/comments", body).expect(201);
        assertThat(api.post("/comments", body).expect(201).json()).isEqualTo(first.json());
    }

    @Test
    void whatWouldHaveWaitedSeemsToWait() {
        var ida = shadowed(Town.CAREFUL, "shadow/held");
        var said = ida.guest().says("shadow/held", "come to the casino");
        assertThat(said.comment().getString("status")).isEqualTo("pending");
        assertThat(said.answer().json().getJsonArray("held").size()).isEqualTo(1);
        assertThat(said.answer().text()).contains("suspect-words").doesNotContain("shadow");
        assertThat(mine(ida).getFirst().getString("status")).isEqualTo("pending");
        assertThat(queue("pending", Town.CAREFUL))
                .noneMatch(comment -> comment.getString("id").equals(said.id()));
        assertThat(new JsonObject(ida.guest()
                                .api()
                                .post("/comments", ida.guest().body("shadow/held", "grobian"))
                                .text())
                        .encode())
                .contains("comment-refused");
    }

    @Test
    void theyMayAnswerThemselvesEditAndTakeBack() {
        var ida = shadowed(Town.CAREFUL, "shadow/talk");
        var said = ida.guest().says("shadow/talk", "hear me");
        var reply = ida.guest().replies("shadow/talk", said, "anybody?");
        assertThat(reply.comment().getString("status")).isEqualTo("published");
        Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt");
        var ole = Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt");
        ole.api()
                .post("/comments", ole.body("shadow/talk", "I hear").put("parentId", said.id()))
                .refusedAs(ProblemKind.BAD_PARENT);
        var edited = ida.guest()
                .api()
                .patch(said.path(), new JsonObject().put("text", "hear me out"))
                .expect(200);
        assertThat(edited.comment().getString("status")).isEqualTo("published");
        assertThat(edited.text()).contains("hear me out").doesNotContain("shadow");
        ida.guest().api().delete(said.path()).expect(204);
        assertThat(mine(ida))
                .extracting(own -> own.getString("id"))
                .doesNotContain(said.id())
                .contains(reply.id());
        assertThat(seenByOthers(Town.CAREFUL, "shadow/talk"))
                .containsExactly(ida.first().id());
    }

    @Test
    void otherWordsForWhatEverybodyCouldReadTakeItAway() {
        var ida = shadowed(Town.CAREFUL, "shadow/edit");
        ida.guest()
                .api()
                .patch(ida.first().path(), new JsonObject().put("text", "buy my book"))
                .expect(200);
        assertThat(mine(ida).getFirst().getString("status")).isEqualTo("published");
        assertThat(mine(ida).getFirst().getString("text")).isEqualTo("buy my book");
        assertThat(seenByOthers(Town.CAREFUL, "shadow/edit")).isEmpty();
    }

    @Test
    void aModeratorMayBringItToLightAndSayNoAfterThat() {
        var ida = shadowed(Town.CAREFUL, "shadow/light");
        var said = ida.guest().says("shadow/light", "a fine thought");
        var reply = ida.guest().replies("shadow/light", said, "and another");
        TOWN.one()
                .administrator()
                .put("/moderation" + reply.path() + "/decision", new JsonObject().put("decision", "approve"))
                .refusedAs(ProblemKind.CONFLICT);
        decide(said, "approve");
        assertThat(seenByOthers(Town.CAREFUL, "shadow/light")).contains(said.id());
        decide(said, "spam");
        assertThat(mine(ida))
                .filteredOn(own -> own.getString("id").equals(said.id()))
                .extracting(own -> own.getString("status"))
                .containsExactly("rejected");
    }

    @Test
    void whoIsFreeAgainIsHeardAgain() {
        var ida = shadowed(Town.CAREFUL, "shadow/over");
        for (int i = 0; i < 4; i++) {
            ida.guest().says("shadow/over", "number " + i);
        }
        assertThat(mine(ida))
                .as("that three were turned down must not show")
                .extracting(own -> own.getString("status"))
                .containsOnly("published");
    }

    @Test
    void withoutScriptsNothingGivesItAwayEither() {
        var ida = shadowed(Town.STRICT, "shadow/strict");
        var said = ida.guest().says("shadow/strict", "hear me");
        assertThat(said.comment().getString("status")).isEqualTo("pending");
        assertThat(said.answer().text()).contains("pre-moderation").doesNotContain("shadow");
    }
}
