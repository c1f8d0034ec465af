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
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

/** Moderators hear what happens to queues, on whichever node they listen. */
class NewsroomStreamTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api moderator = TOWN.one().administrator();

    private static Ear listen(String query, JsonObject more) {
        var ticket = TOWN.other()
                .administrator()
                .send("POST", "/moderation/ticket" + query, "")
                .expect(200)
                .json()
                .getString("ticket");
        return Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN)
                .say(new JsonObject().put("moderation", more.put("ticket", ticket)));
    }

    private static List<JsonObject> events(Ear ear, String id) {
        return ear.frames().stream()
                .filter(frame -> frame.containsKey("moderation"))
                .flatMap(frame ->
                        Answer.objects(frame.getJsonObject("moderation").getJsonArray("events", new JsonArray()))
                                .stream())
                .filter(event -> event.getJsonObject("comment").getString("id").equals(id))
                .toList();
    }

    private static JsonObject awaitEvent(Ear ear, Guest.Said said, String type) {
        return Ear.patiently()
                .until(
                        () -> events(ear, said.id()).stream()
                                .filter(event -> event.getString("type").equals(type))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static int pending(Ear ear) {
        return ear.frames().stream()
                .filter(frame -> frame.containsKey("moderation"))
                .toList()
                .getLast()
                .getJsonObject("moderation")
                .getJsonObject("counts")
                .getInteger("pending");
    }

    @Test
    void whatIsQueuedClaimedDecidedAndReportedIsToldWithCounts() {
        try (var ear = listen("?site=" + Town.CAREFUL, new JsonObject())) {
            ear.awaitFrame("moderation");
            int before = pending(ear);
            var said = ida.says("stream/all", "casino");
            var queued = awaitEvent(ear, said, "queued");
            var path = "/moderation/comments/" + said.id();
            var comment = moderator.get(path).comment();
            assertThat(queued.getJsonObject("comment").getString("version")).isEqualTo(comment.getString("version"));
            assertThat(pending(ear)).isEqualTo(before + 1);
            moderator.put(path + "/claim").expect(200);
            assertThat(awaitEvent(ear, said, "claimed").getString("by")).isEqualTo("administrator");
            moderator.delete(path + "/claim").expect(200);
            awaitEvent(ear, said, "released");
            moderator
                    .put(path + "/decision", new JsonObject().put("decision", "approve"))
                    .expect(200);
            var decided = awaitEvent(ear, said, "decided");
            assertThat(decided.getString("by")).isEqualTo("administrator");
            assertThat(decided.getJsonObject("comment").getString("status")).isEqualTo("published");
            assertThat(pending(ear)).isEqualTo(before);
            TOWN.one()
                    .api()
                    .post(said.path() + "/reports", new JsonObject().put("reason", "spam"))
                    .expect(204);
            awaitEvent(ear, said, "reported");
        }
    }

    @Test
    void oneHearsOnlyTheSitesOfTheTicketAndOfTheFrame() {
        try (var strict = listen("?site=" + Town.STRICT, new JsonObject());
                var chosen = listen("", new JsonObject().put("site", Town.CAREFUL));
                var all = listen("", new JsonObject())) {
            List.of(strict, chosen, all).forEach(ear -> ear.awaitFrame("moderation"));
            var said = ida.says("stream/sites", "casino");
            awaitEvent(all, said, "queued");
            awaitEvent(chosen, said, "queued");
            var other = Guest.at(TOWN.one(), Town.STRICT, "Ole Brandt").says("stream/sites", "hello");
            awaitEvent(strict, other, "queued");
            assertThat(events(strict, said.id())).isEmpty();
            assertThat(events(chosen, other.id())).isEmpty();
        }
    }

    @Test
    void withoutATicketNothingIsHeard() {
        for (var frame : List.of(
                new JsonObject().put("ticket", "nonsense"),
                new JsonObject()
                        .put(
                                "ticket",
                                TOWN.one()
                                        .administrator()
                                        .send("POST", "/moderation/ticket?site=" + Town.STRICT, "")
                                        .json()
                                        .getString("ticket"))
                        .put("site", Town.CAREFUL))) {
            try (var ear = Ear.open(TOWN.one().address(), Town.CAREFUL_ORIGIN)
                    .say(new JsonObject().put("moderation", frame))) {
                assertThat(ear.awaitFrame("refused").getString("type"))
                        .isEqualTo("/problems/" + ProblemKind.NOT_SIGNED_IN.slug());
            }
        }
        TOWN.one().api().send("POST", "/moderation/ticket", "").refusedAs(ProblemKind.NOT_SIGNED_IN);
    }
}
