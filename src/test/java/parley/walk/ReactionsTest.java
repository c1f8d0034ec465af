package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Guest;
import parley.rig.Town;

class ReactionsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static JsonObject votes(int up, int down) {
        return new JsonObject().put("up", up).put("down", down);
    }

    private static Answer vote(Api voter, Guest.Said on, int value) {
        return voter.put(on.path() + "/vote", new JsonObject().put("value", value))
                .expect(200);
    }

    @Test
    void votesAreToldAsWhatTheyAddUpTo() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("reactions/votes", "vote on this");
        try (var ear = TOWN.other().ear().listen(said.discussion())) {
            var first = vote(TOWN.one().api(), said, 1).json();
            assertThat(first.getJsonObject("votes")).isEqualTo(votes(1, 0));
            assertThat(first.getInteger("mine")).isEqualTo(1);
            var ole = TOWN.one().api().as("Guest " + first.getString("guestToken"));
            var changed = vote(ole, said, -1).json();
            assertThat(changed.getJsonObject("votes")).isEqualTo(votes(0, 1));
            assertThat(changed.getInteger("mine")).isEqualTo(-1);
            assertThat(changed.containsKey("guestToken")).isFalse();
            assertThat(vote(TOWN.other().api(), said, 1).json().getJsonObject("votes"))
                    .isEqualTo(votes(1, 1));
            var again = vote(ole, said, -1);
            assertThat(again.json().getJsonObject("votes")).isEqualTo(votes(1, 1));
            assertThat(vote(ole, said, 0).json().getJsonObject("votes")).isEqualTo(votes(1, 0));
            ear.awaitEvent(
                    "votes-changed",
                    event -> event.getJsonObject("votes").equals(votes(1, 0)) && event.getLong("seq") == 5);
        }
    }

    @Test
    void nobodyVotesForACommentOfTheirOwn() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("reactions/own", "I agree with me");
        var author = TOWN.one().api().as("Guest " + said.guestToken());
        for (int value : new int[] {1, -1}) {
            var no = author.with("Accept-Language", "de")
                    .put(said.path() + "/vote", new JsonObject().put("value", value))
                    .refusedAs(ProblemKind.NOT_ALLOWED);
            assertThat(no.json().getString("detail")).isEqualTo("Niemand stimmt über einen eigenen Kommentar ab.");
        }
        assertThat(vote(author, said, 0).json().getJsonObject("votes")).isEqualTo(votes(0, 0));
    }

    @Test
    void reactionsAreToldAsWhatTheyAddUpTo() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("reactions/feel", "react to this");
        try (var ear = TOWN.other().ear().listen(said.discussion())) {
            var ida = TOWN.one().api().as("Guest " + said.guestToken());
            ida.put(said.path() + "/reactions/love").expect(200);
            var both = ida.put(said.path() + "/reactions/wow").expect(200).json();
            assertThat(both.getJsonObject("reactions"))
                    .isEqualTo(new JsonObject().put("love", 1).put("wow", 1));
            assertThat(both.getJsonArray("mine"))
                    .isEqualTo(new JsonArray().add("love").add("wow"));
            var ole = TOWN.other()
                    .api()
                    .put(said.path() + "/reactions/love")
                    .expect(200)
                    .json();
            assertThat(ole.getJsonObject("reactions").getInteger("love")).isEqualTo(2);
            assertThat(ole.getJsonArray("mine")).isEqualTo(new JsonArray().add("love"));
            var less = ida.delete(said.path() + "/reactions/love").expect(200).json();
            assertThat(less.getJsonObject("reactions"))
                    .isEqualTo(new JsonObject().put("love", 1).put("wow", 1));
            assertThat(less.getJsonArray("mine")).isEqualTo(new JsonArray().add("wow"));
            ear.awaitEvent(
                    "reactions-changed",
                    event -> event.getLong("seq") == 5
                            && event.getJsonObject("reactions").equals(less.getJsonObject("reactions")));
        }
    }

    @Test
    void onlyWhatCanBeReadIsVotedOn() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("reactions/gone", "soon gone");
        var reader = TOWN.one().api();
        reader.put(said.path() + "/reactions/shrug").refusedAs(ProblemKind.NOT_ACCEPTED);
        reader.with("Parley-Edit-Token", said.editToken()).delete(said.path()).expect(204);
        reader.put(said.path() + "/vote", new JsonObject().put("value", 1)).refusedAs(ProblemKind.UNKNOWN_COMMENT);
        reader.put(said.path() + "/reactions/love").refusedAs(ProblemKind.UNKNOWN_COMMENT);
    }

    @Test
    void anArchivedDiscussionTakesNoVotes() {
        var said = Guest.on(TOWN.one(), "Ida Sommer").says("reactions/archive", "long ago");
        TOWN.database()
                .execute("UPDATE discussion SET state = 'archived' WHERE id = '%s'".formatted(said.discussion()));
        TOWN.one()
                .api()
                .put(said.path() + "/vote", new JsonObject().put("value", 1))
                .refusedAs(ProblemKind.DISCUSSION_CLOSED);
    }
}
