package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Browser;
import parley.rig.Town;

/** Changing, reporting and reacting without JavaScript: a link to a page, a form, and back to the comment. */
class CommentFormsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Browser ana = new Browser(TOWN.one().address());
    private final Browser ben = new Browser(TOWN.one().address());

    @Test
    void whoWroteItFindsTheLinksToChangeItAndNobodyElseDoes() {
        var mine = ana.comment("demo", "changes-1", "Ana", "mine");
        assertThat(mine.select("#comment-1 .change").eachText()).containsExactly("Edit", "Remove");
        assertThat(mine.select("#comment-1 .report")).isEmpty();
        var theirs = ben.page("/demo/" + Town.discussion("demo", "changes-1"));
        assertThat(theirs.select("#comment-1 .change")).isEmpty();
        assertThat(theirs.select("#comment-1 .report").text()).isEqualTo("Report");
        assertThat(ana.get("/demo/" + Town.discussion("demo", "changes-1"))
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("private, max-age=0");
        assertThat(ben.get("/demo/" + Town.discussion("demo", "changes-1"))
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("public, max-age=0, s-maxage=2");
    }

    @Test
    void anEditBeginsWithWhatWasTypedAndEndsAtTheComment() {
        var page = ana.comment("demo", "changes-2", "Ana", "frist *words*");
        var form = ana.page(link(page, "Edit"));
        assertThat(form.expectFirst("textarea").wholeText()).isEqualTo("frist *words*");
        var changed = ana.submit("/forms/edits", Map.of("comment", id(page), "lang", "en", "text", "first *words*"));
        assertThat(changed.expectFirst("#comment-1 .body").text()).isEqualTo("first words");
        assertThat(changed.expectFirst("#comment-1").attr("data-edited")).isNotEmpty();
        assertThat(changed.select("#comment-1 .edited")).hasSize(1);
    }

    @Test
    void anEditThatCannotBeKeepsItsDraft() {
        var page = ana.comment("demo", "changes-3", "Ana", "words");
        var answer = ana.post("/forms/edits", Map.of("comment", id(page), "lang", "de", "text", " "));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("In diesem Kommentar gibt es nichts zu lesen.");
    }

    @Test
    void anEditThatIsAskedAboutOnceGoesThroughWithASecondPress() {
        ana.comment(Town.GENTLE, "changes-8", "Ana", "words");
        var first = TOWN.database()
                .ask("SELECT id FROM comment WHERE discussion_id = '%s'"
                        .formatted(Town.discussion(Town.GENTLE, "changes-8")));
        TOWN.one()
                .administrator()
                .put("/moderation/comments/" + first + "/decision", new JsonObject().put("decision", "approve"))
                .expect(200);
        var form = new HashMap<>(Map.of("comment", first, "lang", "en", "text", "a casino"));
        var asked = ana.post("/forms/edits", form);
        assertThat(asked.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(asked.body());
        assertThat(page.expectFirst("textarea").text()).isEqualTo("a casino");
        assertThat(page.expectFirst(".error").text()).contains("casino", "or post it as it is");
        form.put("acknowledged", page.expectFirst("input[name=acknowledged]").attr("value"));
        assertThat(ana.post("/forms/edits", form).statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyElseSeesTheFormToEditOrMaySendIt() {
        var page = ana.comment("demo", "changes-4", "Ana", "words");
        for (var answer : new int[] {
            ben.get("/forms/edits?comment=" + id(page)).statusCode(),
            ben.post("/forms/edits", Map.of("comment", id(page), "text", "theirs"))
                    .statusCode(),
            ben.post("/forms/removals", Map.of("comment", id(page))).statusCode()
        }) {
            assertThat(answer).isBetween(401, 403);
        }
        assertThat(ben.get("/forms/edits?comment=" + id(page) + "&lang=fr").body())
                .contains("Vous n’en avez pas le droit")
                .doesNotContain("words");
    }

    @Test
    void aRemovalIsAskedAboutOnceMore() {
        var page = ana.comment("demo", "changes-5", "Ana", "too much said");
        var form = ana.page(link(page, "Remove"));
        assertThat(form.text()).contains("too much said", "cannot be brought back");
        assertThat(ana.submit("/forms/removals", Map.of("comment", id(page))).text())
                .doesNotContain("too much said");
    }

    @Test
    void aReactionIsChosenOnAPageAndPressedAgainTakenBack() {
        var page = ana.comment("demo", "changes-6", "Ana", "words");
        assertThat(ben.page(link(page, "React")).select("button[name=reaction]").eachAttr("value"))
                .containsExactly("like", "love", "laugh", "wow", "sad", "angry");
        var press = Map.of("comment", id(page), "reaction", "wow");
        var reacted = ben.submit("/forms/reactions", press);
        assertThat(reacted.select("#comment-1 .reactions li").eachText()).containsExactly("Wow 😮 1");
        assertThat(ben.submit("/forms/reactions", press).select("#comment-1 .reactions li"))
                .isEmpty();
    }

    @Test
    void aReportComesToTheNewsroomAndTheReaderBackToTheComment() {
        var page = ana.comment("demo", "changes-7", "Ana", "buy my cream");
        var form = ben.page(link(ben.page("/demo/" + Town.discussion("demo", "changes-7")), "Report"));
        assertThat(form.select("input[type=radio]").eachAttr("value"))
                .containsExactly("spam", "abuse", "off-topic", "private", "other");
        var answer = ben.post("/forms/reports", Map.of("comment", id(page), "reason", "spam", "detail", "cream"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("#comment-1");
        assertThat(TOWN.database().count("SELECT count(*) FROM report WHERE comment_id = '%s'".formatted(id(page))))
                .isEqualTo(1);
    }

    private static String id(Document page) {
        return page.expectFirst("#comment-1").attr("data-id");
    }

    private static String link(Document page, String words) {
        return page.expectFirst("#comment-1 a:contains(" + words + ")").attr("href");
    }
}
