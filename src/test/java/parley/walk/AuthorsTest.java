package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What the newsroom knows of an author, decides about them, and leaves for colleagues. */
class AuthorsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Api administrator = TOWN.one().administrator();

    private static String path(Guest.Said of, String what) {
        var author = of.comment().getJsonObject("author").getString("id");
        var site = TOWN.database().ask("SELECT site FROM comment WHERE id = '%s'".formatted(of.id()));
        return "/moderation/authors/" + author + what + "?site=" + site;
    }

    private JsonObject judge(Guest.Said of, String name, Object value) {
        return administrator
                .put(path(of, "/standing"), new JsonObject().put(name, value).put("reason", "insults"))
                .expect(200)
                .json();
    }

    private static List<JsonObject> lines(Guest.Said of) {
        var author = of.comment().getJsonObject("author").getString("id");
        return TOWN
                .database()
                .list(
                        "SELECT json_build_object('what', what, 'who', who, 'detail', detail) FROM audit WHERE subject = 'author:"
                                + author + "' ORDER BY position")
                .stream()
                .map(JsonObject::new)
                .toList();
    }

    private static String refused(Guest guest) {
        return guest.api()
                .post("/comments", guest.body("authors/again", "hello again"))
                .refusedAs(ProblemKind.AUTHOR_BARRED)
                .json()
                .getString("detail");
    }

    @Test
    void theCardSaysWhatIsKnown() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var first = ida.says("authors/card", "one");
        var known = ida.known(first.guestToken());
        var second = known.says("authors/card", "two casino");
        administrator
                .post(path(first, "/notes"), new JsonObject().put("text", " Called us on Monday. "))
                .expect(201);
        var card = administrator.get(path(first, "")).expect(200).json();
        assertThat(card.getString("name")).isEqualTo("Ida Sommer");
        assertThat(card.getString("email")).isEqualTo("ida.sommer@example.org");
        assertThat(card.getJsonObject("comments")).isEqualTo(new JsonObject("""
                        {"published": 1, "pending": 1, "rejected": 0, "spam": 0, "removed": 0}"""));
        assertThat(card.getJsonObject("standing").getMap().values()).containsOnly(false, null);
        assertThat(Answer.objects(card.getJsonArray("recent")))
                .extracting(comment -> comment.getString("id"))
                .containsExactly(second.id(), first.id());
        assertThat(card.getJsonArray("notes").getJsonObject(0).getString("text"))
                .isEqualTo("Called us on Monday.");
        assertThat(lines(first).getFirst().encode()).contains("note-author").doesNotContain("Monday");
    }

    @Test
    void whoIsMutedSuspendedOrBannedHearsItAndUntilWhen() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var said = ida.says("authors/barred", "one");
        var known = ida.known(said.guestToken());
        assertThat(judge(said, "mutedUntil", "2999-01-01T01:00:00+01:00")
                        .getJsonObject("standing")
                        .getString("mutedUntil"))
                .isEqualTo("2999-01-01T00:00:00Z");
        assertThat(refused(known)).isEqualTo("You cannot comment on this site before 2999-01-01 00:00 UTC.");
        judge(said, "suspendedUntil", "2998-01-01T00:00:00Z");
        assertThat(refused(known)).contains("suspended until 2998-01-01");
        var other = new Guest(TOWN.other().api().from(Town.CAREFUL_ORIGIN), Town.CAREFUL, "Ida Sommer");
        judge(said, "banned", true);
        assertThat(refused(other.known(said.guestToken()))).isEqualTo("You cannot comment on this site any more.");
        var lifted =
                new JsonObject().putNull("mutedUntil").putNull("suspendedUntil").put("banned", false);
        administrator.put(path(said, "/standing"), lifted).expect(200);
        known.says("authors/barred", "two");
        assertThat(lines(said))
                .hasSize(4)
                .allMatch(line -> line.getString("what").equals("judge-author"));
        assertThat(new JsonObject(lines(said).get(2).getString("detail"))).isEqualTo(new JsonObject("""
                        {"changed": {"banned": {"from": false, "to": true}}, "reason": "insults"}"""));
    }

    @Test
    void whatIsSoAlreadyIsNoLine() {
        var said = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer").says("authors/same", "one");
        judge(said, "watched", true);
        assertThat(judge(said, "watched", true).getJsonObject("standing").getBoolean("watched"))
                .isTrue();
        judge(said, "banned", false);
        assertThat(lines(said)).hasSize(1);
    }

    @Test
    void laterCommentsWearTheBadge() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var first = ida.says("authors/badges", "one");
        var badges =
                new JsonObject().put("badges", new JsonArray().add("author").add("author"));
        assertThat(administrator
                        .put(path(first, "/badges"), badges)
                        .expect(200)
                        .json()
                        .getJsonArray("badges"))
                .isEqualTo(new JsonArray().add("author"));
        var second = ida.known(first.guestToken()).says("authors/badges", "two");
        assertThat(second.comment().getJsonObject("author").getJsonArray("badges"))
                .isEqualTo(new JsonArray().add("author"));
        administrator
                .put(path(first, "/badges"), new JsonObject().put("badges", new JsonArray().add("king")))
                .expect(400);
    }

    @Test
    void allThatSomebodyWroteIsRemovedOnceEachWithADecision() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var first = ida.says("authors/all", "one");
        var known = ida.known(first.guestToken());
        known.says("authors/all", "held, for the casino");
        var rejected = known.says("authors/all", "casino again");
        decide(rejected, "reject");
        for (int i = 0; i < 20; i++) {
            known.says("authors/all-" + i % 3, "more " + i);
        }
        var reply = Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt").replies("authors/all", first, "reply");
        var asked = new JsonObject().put("reason", "spam-wave");
        var removed =
                administrator.post(path(first, "/removals"), asked).expect(200).json();
        assertThat(removed).isEqualTo(new JsonObject().put("removed", 22).put("more", false));
        assertThat(administrator
                        .post(path(first, "/removals"), asked)
                        .expect(200)
                        .json()
                        .getInteger("removed"))
                .isZero();
        var counts = administrator.get(path(first, "")).json().getJsonObject("comments");
        assertThat(counts.getInteger("removed")).isEqualTo(22);
        assertThat(counts.getInteger("rejected")).isEqualTo(1);
        assertThat(TOWN.database().count("""
                SELECT count(*) FROM audit a JOIN comment c ON a.subject = 'comment:' || c.id
                 WHERE a.what = 'decide-comment' AND a.detail LIKE '%spam-wave%' AND c.author_id =
                       (SELECT author_id FROM comment WHERE id = '""" + first.id() + "')")).isEqualTo(22);
        var page = TOWN.one().api().get("/discussions?site=%s&key=authors/all", Town.CAREFUL);
        assertThat(page.comments())
                .extracting(comment -> comment.getString("status"))
                .containsExactly("removed", "published");
        assertThat(page.comments().getLast().getString("id")).isEqualTo(reply.id());
        assertThat(page.discussion().getInteger("commentCount")).isEqualTo(1);
    }

    private void decide(Guest.Said on, String decision) {
        administrator
                .put("/moderation" + on.path() + "/decision", new JsonObject().put("decision", decision))
                .expect(200);
    }

    @Test
    void whoMayNotIsToldSoAndWhatIsNotThereIsNotFound() {
        var said = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer").says("authors/rights", "one");
        var guest = TOWN.one().api().as("Guest " + said.guestToken());
        var watch = new JsonObject().put("watched", true);
        TOWN.one().api().get(path(said, "")).refusedAs(ProblemKind.NOT_SIGNED_IN);
        guest.get(path(said, "")).refusedAs(ProblemKind.NOT_ALLOWED);
        guest.put(path(said, "/standing"), watch).refusedAs(ProblemKind.NOT_ALLOWED);
        guest.post(path(said, "/removals"), new JsonObject()).refusedAs(ProblemKind.NOT_ALLOWED);
        var reading = key("read", Town.CAREFUL);
        reading.get(path(said, "")).expect(200);
        reading.put(path(said, "/standing"), watch).refusedAs(ProblemKind.NOT_ALLOWED);
        key("moderate", Town.STRICT).put(path(said, "/standing"), watch).refusedAs(ProblemKind.NOT_ALLOWED);
        key("moderate", Town.CAREFUL).put(path(said, "/standing"), watch).expect(200);
        var nobody = "/moderation/authors/nobody%s?site=" + Town.CAREFUL;
        administrator.get(nobody, "").refusedAs(ProblemKind.NOT_FOUND);
        administrator.put(nobody.formatted("/standing"), watch).refusedAs(ProblemKind.NOT_FOUND);
        administrator
                .post(nobody.formatted("/notes"), new JsonObject().put("text", "hm"))
                .refusedAs(ProblemKind.NOT_FOUND);
        administrator.post(nobody.formatted("/removals"), new JsonObject()).refusedAs(ProblemKind.NOT_FOUND);
        administrator.get("/moderation/authors/nobody").expect(400);
        administrator.get("/moderation/authors/nobody?site=nowhere").refusedAs(ProblemKind.UNKNOWN_SITE);
        var over = new JsonObject().put("mutedUntil", "2001-01-01T00:00:00Z");
        administrator.put(path(said, "/standing"), over).expect(400);
    }

    private Api key(String scope, String site) {
        var asked = new JsonObject()
                .put("name", "of " + site)
                .put("scopes", new JsonArray().add(scope))
                .put("sites", new JsonArray().add(site));
        return TOWN.one()
                .api()
                .as("Bearer "
                        + administrator.post("/keys", asked).expect(201).json().getString("secret"));
    }
}
