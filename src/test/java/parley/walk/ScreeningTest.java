package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

/** What is asked, held or refused, and what is kept of it. */
class ScreeningTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String BOTH = "You Grobian, come to our casino";

    private final Guest ida = Guest.at(TOWN.one(), Town.GENTLE, "Ida Sommer");

    private static String said(Answer answer) {
        return answer.json().getJsonArray("errors").encode();
    }

    private static String token(Answer nudged) {
        return nudged.refusedAs(ProblemKind.REWORD).json().getString("nudgeToken");
    }

    private void decide(Guest.Said on, String decision) {
        TOWN.one()
                .administrator()
                .put("/moderation/comments/" + on.id() + "/decision", new JsonObject().put("decision", decision))
                .expect(200);
    }

    private static void state(Guest.Said of, String column, String value) {
        TOWN.database().execute("""
                INSERT INTO author_state (site, author_id, %1$s)
                SELECT site, author_id, %2$s FROM comment WHERE id = '%3$s'
                ON CONFLICT (site, author_id) DO UPDATE SET %1$s = excluded.%1$s""".formatted(column, value, of.id()));
    }

    private static String verdict(Guest.Said said) {
        return TOWN.database().ask("SELECT verdict FROM comment WHERE id = '%s'".formatted(said.id()));
    }

    private static String check(Answer answer) {
        return answer.expect(201).json().getJsonArray("held").getJsonObject(0).getString("check");
    }

    @Test
    void anAuthorIsAskedOnceAndMayInsist() {
        var body = ida.body("screening/nudge", "Come to our casino");
        var nudged = ida.api().post("/comments", body);
        var token = token(nudged);
        assertThat(said(nudged)).contains("#/text").contains("casino").doesNotContain("first comments");
        var held = ida.api()
                .post("/comments", body.copy().put("acknowledged", token))
                .expect(201);
        assertThat(held.comment().getString("status")).isEqualTo("pending");
        assertThat(check(held)).isEqualTo("suspect-words");
    }

    @Test
    void whoRewordsItIsNotAskedAgain() {
        var body = ida.body("screening/reworded", BOTH);
        var token = token(ida.api().post("/comments", body));
        var reworded = body.copy().put("text", "Come to our place").put("acknowledged", token);
        assertThat(check(ida.api().post("/comments", reworded))).isEqualTo("new-author");
    }

    @Test
    void whatIsRefusedStaysRefused() {
        var body = ida.body("screening/refused", BOTH);
        var token = token(ida.api().post("/comments", body));
        ida.api().post("/comments", body.copy().put("acknowledged", token)).refusedAs(ProblemKind.COMMENT_REFUSED);
    }

    @Test
    void aTokenOfAnotherDiscussionOrAuthorCountsForNothing() {
        var token = token(ida.api().post("/comments", ida.body("screening/here", BOTH)));
        var there = ida.body("screening/there", BOTH).put("acknowledged", token);
        ida.api().post("/comments", there).refusedAs(ProblemKind.REWORD);
        var ole = Guest.at(TOWN.one(), Town.GENTLE, "Ole Brandt");
        ole.api()
                .post("/comments", ole.body("screening/here", BOTH).put("acknowledged", token))
                .refusedAs(ProblemKind.REWORD);
        ida.api()
                .post("/comments", ida.body("screening/here", BOTH).put("acknowledged", "x"))
                .refusedAs(ProblemKind.REWORD);
    }

    @Test
    void whatIsAskedIsAskedInTheAuthorsLanguage() {
        var german = ida.api().with("Accept-Language", "de");
        var held = german.post("/comments", ida.body("screening/german", "Come to our casino"));
        assertThat(held.refusedAs(ProblemKind.REWORD).json().getString("detail"))
                .startsWith("Bitte lesen Sie den Text noch einmal durch.");
        assertThat(said(held)).contains("Kommentare mit „casino“ sieht zuerst die Moderation an.");
        var refused = german.post("/comments", ida.body("screening/german", BOTH));
        assertThat(refused.refusedAs(ProblemKind.REWORD).json().getString("detail"))
                .endsWith("wird er nicht veröffentlicht.");
    }

    @Test
    void nobodyIsAskedToRewordWhatHasOtherFaults() {
        ida.api()
                .post("/comments", ida.body("screening/long", "grobian ".repeat(1_000)))
                .refusedAs(ProblemKind.COMMENT_REFUSED);
    }

    @Test
    void anEditPassesTheSameChecks() {
        var said = ida.says("screening/edit", "Fine");
        var author = ida.api().with("Parley-Edit-Token", said.editToken());
        var edit = new JsonObject().put("text", "Fine casino");
        var token = token(author.patch(said.path(), edit));
        var changed = author.patch(said.path(), edit.put("acknowledged", token)).expect(200);
        assertThat(changed.json().getJsonArray("held").encode()).contains("suspect-words", "new-author");
        assertThat(verdict(said)).contains("suspect-words");
        state(said, "banned", "true");
        author.patch(said.path(), new JsonObject().put("text", "Fine again")).refusedAs(ProblemKind.AUTHOR_BARRED);
    }

    @Test
    void firstCommentsAreHeldUntilOneIsPublished() {
        var first = ida.says("screening/first", "Good morning");
        assertThat(check(first.answer())).isEqualTo("new-author");
        assertThat(new JsonObject(verdict(first)))
                .isEqualTo(new JsonObject()
                        .put("verdict", "held")
                        .put("check", "new-author")
                        .put("policy", 1));
        var again = ida.known(first.guestToken());
        assertThat(check(again.says("screening/first", "Good day").answer())).isEqualTo("new-author");
        decide(first, "approve");
        var third = again.says("screening/first", "Good evening");
        assertThat(third.comment().getString("status")).isEqualTo("published");
        assertThat(new JsonObject(verdict(third)).getString("verdict")).isEqualTo("published");
    }

    @Test
    void whoWasTurnedDownThreeTimesWaits() {
        var guest = Guest.on(TOWN.one(), "Ida Sommer");
        var careful = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var first = careful.says("screening/rejected", "one");
        var again = careful.known(first.guestToken());
        decide(first, "reject");
        decide(again.says("screening/rejected", "two"), "spam");
        var third = again.says("screening/rejected", "three");
        assertThat(third.comment().getString("status")).isEqualTo("published");
        decide(third, "reject");
        assertThat(check(again.says("screening/rejected", "four").answer())).isEqualTo("recent-rejections");
        assertThat(guest.known(first.guestToken())
                        .says("screening/rejected", "elsewhere")
                        .comment()
                        .getString("status"))
                .as("on another site")
                .isEqualTo("published");
    }

    @Test
    void whoIsBarredIsToldUntilWhen() {
        var careful = Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt");
        var first = careful.says("screening/barred", "one");
        var again = careful.known(first.guestToken());
        state(first, "watched", "true");
        assertThat(check(again.says("screening/barred", "two").answer())).isEqualTo("watched");
        state(first, "pre_moderated", "true");
        assertThat(check(again.says("screening/barred", "three").answer())).isEqualTo("watched");
        state(first, "muted_until", "timestamptz '2999-01-01 00:00Z'");
        var body = again.body("screening/barred", "four");
        assertThat(again.api()
                        .post("/comments", body)
                        .refusedAs(ProblemKind.AUTHOR_BARRED)
                        .json()
                        .getString("detail"))
                .contains("2999-01-01 00:00 UTC");
        state(first, "banned", "true");
        again.api().post("/comments", body).refusedAs(ProblemKind.AUTHOR_BARRED);
    }

    @Test
    void everyVerdictIsCountedOnce() throws Exception {
        double before = counted("refused", "banned-words");
        var careful = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        careful.api().post("/comments", careful.body("screening/counted", BOTH)).refusedAs(ProblemKind.COMMENT_REFUSED);
        assertThat(counted("refused", "banned-words")).isEqualTo(before + 1);
        double published = counted("published", "none");
        careful.says("screening/counted", "Fine");
        assertThat(counted("published", "none")).isEqualTo(published + 1);
    }

    private static double counted(String verdict, String check) throws Exception {
        var request = HttpRequest.newBuilder(TOWN.one().management().resolve("/metrics"))
                .build();
        var line = "parley_verdicts_total{check=\"%s\",verdict=\"%s\"} ".formatted(check, verdict);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(text -> text.startsWith(line))
                    .mapToDouble(text -> Double.parseDouble(text.substring(line.length())))
                    .sum();
        }
    }

    @Test
    void everythingInADiscussionMayWait() {
        var careful = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var said = careful.says("screening/discussion", "one");
        TOWN.database()
                .execute("UPDATE discussion SET pre_moderated = true WHERE id = '%s'".formatted(said.discussion()));
        assertThat(check(careful.says("screening/discussion", "two").answer())).isEqualTo("pre-moderation");
    }
}
