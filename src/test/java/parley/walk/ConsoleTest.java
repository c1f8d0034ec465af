package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Answer;
import parley.rig.Colleague;
import parley.rig.Guest;
import parley.rig.Town;

/** The newsroom's pages without scripts: who sees what, and what forms do. */
class ConsoleTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Colleague ana;

    @BeforeAll
    static void invite() {
        ana = Colleague.invited(TOWN.one(), TOWN.database(), "ana@example.org", "administrator", "");
    }

    private static Colleague of(String mail, String site) {
        return Colleague.invited(TOWN.one(), TOWN.database(), mail, "moderator", site);
    }

    private static Guest.Said waiting(String name, String key) {
        return Guest.at(TOWN.one(), Town.CAREFUL, name).says(key, "Come to the <b>casino</b> & win, *casino* lovers");
    }

    private static String queue(String rest) {
        return "/console/queue/" + rest;
    }

    private static Colleague.Page decide(Colleague who, String open, Map<String, String> fields) {
        var page = who.get(open);
        var form = new HashMap<>(Map.of(
                "token", page.html().select("#decide [name=token]").val(),
                "back", page.html().select("#decide [name=back]").val(),
                "comment", page.html().select("#decide [name=comment]").val()));
        form.putAll(fields);
        return who.post("/console/decisions", form);
    }

    private static String status(Guest.Said said) {
        return TOWN.one()
                .administrator()
                .get("/moderation/comments/" + said.id())
                .expect(200)
                .comment()
                .getString("status");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndComesBack() {
        var answer = Colleague.at(TOWN.one()).get(queue("pending?site=careful"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/console/sign-in?to=%2Fconsole%2Fqueue%2Fpending%3Fsite%3Dcareful");
        assertThat(ana.get("/console").location()).isEqualTo(queue("pending"));
    }

    @Test
    void aModeratorOfAnotherSiteSeesNothing() {
        var said = waiting("Ida Sommer", "console/rights");
        var elsewhere = of("else@example.org", Town.STRICT);
        assertThat(elsewhere.get(queue("pending")).answer().body()).doesNotContain(said.id());
        assertThat(elsewhere.get(queue("pending?site=careful")).status()).isEqualTo(403);
        assertThat(elsewhere.get(queue("pending?open=" + said.id())).status()).isEqualTo(403);
        assertThat(elsewhere.get("/console/comments/" + said.id()).status()).isEqualTo(403);
        assertThat(elsewhere.get("/console/policy?site=careful").status()).isEqualTo(403);
        assertThat(elsewhere.get("/console/audit?site=strict").status()).isEqualTo(403);
        var token =
                elsewhere.get(queue("pending")).html().select("[name=token]").val();
        var refused = elsewhere.post(
                "/console/decisions", Map.of("token", token, "decision", "approve", "comment", said.id()));
        assertThat(refused.location()).contains("said=not-allowed");
        assertThat(status(said)).isEqualTo("pending");
    }

    @Test
    void aQueueShowsWhyAndMarksTheWords() {
        var said = waiting("Ole Brandt", "console/marks");
        var page = ana.get(queue("pending?site=careful&open=" + said.id())).html();
        assertThat(page.select("#row-" + said.id() + " .chip").eachText()).contains("Suspect word");
        assertThat(page.select("#row-" + said.id() + " mark").eachText()).containsExactly("casino", "casino");
        assertThat(page.select("#pane .subject mark").eachText()).containsExactly("casino", "casino");
        assertThat(page.select("#pane .subject .body").text())
                .isEqualTo("Come to the <b>casino</b> & win, casino lovers");
        assertThat(page.select("#pane script, #pane .body b")).isEmpty();
    }

    @Test
    void aDecisionComesBackToTheListAndCanBeUndone() {
        var said = waiting("Mia Falk", "console/undo");
        var decided = decide(
                ana,
                queue("pending?site=careful&open=" + said.id()),
                Map.of("decision", "reject", "reason", "off topic", "note", "again"));
        assertThat(decided.status()).isEqualTo(303);
        assertThat(status(said)).isEqualTo("rejected");
        var after = ana.get(decided.location());
        assertThat(after.html().select("#toast p").text()).isEqualTo("Rejected.");
        assertThat(after.html().select("#row-" + said.id())).isEmpty();
        var undone = ana.post(
                "/console/undo",
                Map.of(
                        "token", after.html().select("#toast [name=token]").val(),
                        "back", after.html().select("#toast [name=back]").val(),
                        "undo", after.html().select("#toast [name=undo]").val()));
        assertThat(undone.status()).isEqualTo(303);
        assertThat(status(said)).isEqualTo("pending");
        var history = ana.get(queue("pending?open=" + said.id()))
                .html()
                .select("#pane .past")
                .text();
        assertThat(history)
                .contains("ana")
                .contains("off topic")
                .contains("again")
                .contains("undone");
    }

    @Test
    void twoModeratorsCannotOverwriteEachOther() {
        var said = waiting("Ben Okafor", "console/race");
        var address = queue("pending?open=" + said.id());
        var mine = ana.get(address).html();
        decide(ana, address, Map.of("decision", "spam"));
        var late = ana.post(
                "/console/decisions",
                Map.of(
                        "token", mine.select("#decide [name=token]").val(),
                        "back", mine.select("#decide [name=back]").val(),
                        "comment", mine.select("#decide [name=comment]").val(),
                        "decision", "approve"));
        assertThat(late.location()).contains("said=stale-version");
        assertThat(ana.get(late.location()).html().select("#toast .wrong").text())
                .contains("changed since you looked");
        assertThat(status(said)).isEqualTo("spam");
    }

    @Test
    void formsOfOtherPagesAndWithoutTheTokenDoNothing() {
        var said = waiting("Lea Winter", "console/forged");
        var page = ana.get(queue("pending?open=" + said.id())).html();
        var fields = new HashMap<>(Map.of(
                "decision", "approve",
                "comment", said.id(),
                "token", page.select("#decide [name=token]").val()));
        assertThat(ana.postFromElsewhere("/console/decisions", fields).status()).isEqualTo(403);
        fields.put("token", "0".repeat(32));
        assertThat(ana.post("/console/decisions", fields).status()).isEqualTo(403);
        assertThat(status(said)).isEqualTo("pending");
    }

    @Test
    void theCommentStandsInItsThread() {
        var guest = Guest.at(TOWN.one(), Town.CAREFUL, "Kim Aalto");
        var root = guest.says("console/thread", "First of all");
        var reply = guest.replies("console/thread", root, "And then");
        var held = guest.replies("console/thread", reply, "To the casino");
        var page = ana.get(queue("pending?open=" + held.id())).html();
        assertThat(page.select("#pane .above .body").eachText()).containsExactly("First of all", "And then");
    }

    @Test
    void aDiscussionIsClosedAndReopened() {
        var said = waiting("Noor Haddad", "console/closing");
        var address = queue("pending?open=" + said.id());
        var form = ana.get(address).html().select("#pane .place form").first();
        var fields = Map.of(
                "token", form.select("[name=token]").val(),
                "back", form.select("[name=back]").val(),
                "state", form.select("button").val());
        assertThat(ana.post(form.attr("action"), fields).location()).isEqualTo(address);
        assertThat(ana.get(address).html().select("#pane .place button").val()).isEqualTo("open");
    }

    @Test
    void anAuthorIsJudgedAndNoted() {
        var said = waiting("Vera Lund", "console/author");
        var address = queue("pending?open=" + said.id());
        var form = ana.get(address)
                .html()
                .select("[action=/console/authors/standing]")
                .first();
        var fields = new HashMap<String, String>();
        form.select("input").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("measure", "mute");
        assertThat(ana.post("/console/authors/standing", fields).location()).isEqualTo(address);
        fields.put("text", "wrote the <same> last week");
        ana.post("/console/authors/notes", fields);
        var card = ana.get(address).html().select("#pane .card").first();
        assertThat(card.select(".chip").eachText()).containsExactly("muted");
        assertThat(card.text()).contains("wrote the <same> last week").contains("Unmute");
        fields.put("measure", "lift-mute");
        ana.post("/console/authors/standing", fields);
        assertThat(ana.get(address).html().select("#pane .card .chip")).isEmpty();
        ana.post("/console/authors/removals", fields);
        assertThat(status(said)).isEqualTo("removed");
    }

    @Test
    void aSearchFindsByReasonAndAuthor() {
        var said = waiting("Odo Zest", "console/search");
        assertThat(ana.get(queue("pending?reason=suspect-words")).answer().body())
                .contains(said.id());
        assertThat(ana.get(queue("pending?reason=shouting")).answer().body()).doesNotContain(said.id());
        assertThat(ana.get(queue("pending?q=zzzz")).html().select(".empty").text())
                .contains("Nothing");
    }

    @Test
    void aPolicyIsTriedSavedAndNotOverwritten() {
        Guest.at(TOWN.one(), Town.HASTY, "Ida Sommer").says("console/policy", "A roulette for <everybody>");
        var address = "/console/policy?site=" + Town.HASTY;
        var form = fields(ana.get(address));
        form.put("suspectWords", "roulette\n\nblackjack");
        var preview = ana.post("/console/policy/preview", form).html();
        assertThat(preview.select("#preview .changes mark").eachText()).containsExactly("roulette");
        assertThat(preview.select("#suspectWords").val()).isEqualTo("roulette\n\nblackjack");
        assertThat(policy().getJsonArray("suspectWords"))
                .as("a preview writes nothing")
                .isEmpty();
        assertThat(ana.post("/console/policy", form).location()).isEqualTo(address + "&saved");
        assertThat(policy().getJsonArray("suspectWords")).containsExactly("roulette", "blackjack");
        form.put("suspectWords", "poker");
        var late = ana.post("/console/policy", form);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.html().select(".banner.wrong").text()).contains("Suspect words");
        assertThat(late.html().select("#suspectWords").val()).isEqualTo("poker");
        form.put("seen", late.field("seen"));
        form.put("minLength", "many");
        var wrong = ana.post("/console/policy", form);
        assertThat(wrong.html().select(".banner.wrong").text()).contains("minLength must be a whole number");
    }

    private static Map<String, String> fields(Colleague.Page page) {
        var fields = new HashMap<String, String>();
        page.html()
                .select("#policy input:not([type=checkbox]), #policy [checked]")
                .forEach(input -> fields.put(input.attr("name"), input.hasAttr("checked") ? "on" : input.val()));
        page.html()
                .select("#policy select")
                .forEach(select -> fields.put(
                        select.attr("name"), select.select("[selected]").val()));
        page.html().select("#policy textarea").forEach(area -> fields.put(area.attr("name"), area.val()));
        return fields;
    }

    private static JsonObject policy() {
        Answer answer = TOWN.one().administrator().get("/sites/" + Town.HASTY).expect(200);
        return answer.json().getJsonObject("policy");
    }

    @Test
    void statisticsAndTheAuditTellWhatWasDecided() {
        var said = waiting("Eli Stone", "console/told");
        decide(ana, queue("pending?open=" + said.id()), Map.of("decision", "approve"));
        var statistics = ana.get("/console/statistics?site=careful").html();
        assertThat(statistics.select("svg rect.decided")).isNotEmpty();
        assertThat(statistics.select("#waits ~ table tbody th").eachText()).contains("Pending");
        var audit = ana.get("/console/audit?site=careful").html();
        assertThat(audit.select("tbody tr").text())
                .contains("ana")
                .contains("decide-comment")
                .contains(said.id());
    }

    @Test
    void pagesLoadNothingFromElsewhereAndRunNothingInline() {
        var answer = ana.get(queue("pending"));
        assertThat(answer.answer()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(answer.html().select("[style], style, script:not([src]), [onclick]"))
                .isEmpty();
        assertThat(answer.answer().headers().firstValue("Cache-Control").orElse(""))
                .isEqualTo("no-store");
        assertThat(ana.get("/console/htmx-2.0.10.js")
                        .answer()
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("immutable");
    }
}
