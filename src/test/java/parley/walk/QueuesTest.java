package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** What moderators look for, they find. */
class QueuesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api moderator = TOWN.other().administrator();

    private List<String> found(String state, String query) {
        return moderator
                .get("/moderation/comments?site=%s&state=%s&limit=500&%s", Town.CAREFUL, state, query)
                .expect(200)
                .comments()
                .stream()
                .map(comment -> comment.getString("id"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void awaitFound(String state, String words, String... ids) {
        Ear.patiently()
                .untilAsserted(
                        () -> assertThat(found(state, "q=" + encoded(words))).containsExactlyInAnyOrder(ids));
    }

    @Test
    void filtersNarrowAQueue() {
        var key = "queues/filters";
        var word = ida.says(key, "a casino by the river");
        var links = ida.says(key, "https://one.example.org and https://two.example.org");
        var ole = Guest.at(TOWN.one(), Town.CAREFUL, "Ole Brandt").says(key, "casino, he said");
        var elsewhere = ida.known(word.guestToken()).says("queues/elsewhere", "casino again");
        var here = "discussion=" + word.discussion();
        assertThat(found("pending", here)).containsExactly(word.id(), links.id(), ole.id());
        assertThat(found("pending", here + "&sort=newest")).containsExactly(ole.id(), links.id(), word.id());
        assertThat(found("pending", here + "&reason=links")).containsExactly(links.id());
        assertThat(found("pending", here + "&reason=suspect-words")).containsExactly(word.id(), ole.id());
        var author = word.comment().getJsonObject("author").getString("id");
        assertThat(found("pending", "author=" + author + "&reason=suspect-words"))
                .contains(word.id(), elsewhere.id())
                .doesNotContain(ole.id());
        var at = encoded(links.comment().getString("createdAt"));
        assertThat(found("pending", here + "&since=" + at)).containsExactly(links.id(), ole.id());
        assertThat(found("pending", here + "&until=" + at)).containsExactly(word.id());
        assertThat(found("rejected", here)).isEmpty();
    }

    @Test
    void wordsAreFoundInTextAndName() {
        var key = "queues/words";
        var ferry = ida.says(key, "The casino ferry Zubermann leaves at six");
        var bridge = ida.says(key, "The casino bridge Zubermann is closed");
        var named = Guest.at(TOWN.one(), Town.CAREFUL, "Zubermann").says(key, "casino");
        awaitFound("pending", "zubermann", ferry.id(), bridge.id(), named.id());
        awaitFound("pending", "zubermann ferry", ferry.id());
        awaitFound("pending", "\"bridge zubermann\"", bridge.id());
        awaitFound("pending", "zubermann -ferry -bridge", named.id());
        awaitFound("pending", "zubermann xylophone");
        moderator
                .put("/moderation/comments/" + ferry.id() + "/decision", new JsonObject().put("decision", "approve"))
                .expect(200);
        awaitFound("published", "zubermann", ferry.id());
        var author = TOWN.one().api().with("Parley-Edit-Token", ferry.editToken());
        author.patch(ferry.path(), new JsonObject().put("text", "The ferry Wackernagel leaves at six"))
                .expect(200);
        awaitFound("published", "wackernagel", ferry.id());
        awaitFound("published", "zubermann");
    }

    @Test
    void reportedOnesAreFilteredByWhatTheyAreReportedFor() {
        var key = "queues/reported";
        var one = ida.says(key, "one");
        var two = ida.says(key, "two");
        report(one, "spam");
        report(two, "abuse");
        var here = "discussion=" + one.discussion();
        assertThat(found("reported", here + "&reason=abuse")).containsExactly(two.id());
        assertThat(found("reported", here + "&sort=newest")).containsExactly(two.id(), one.id());
        assertThat(found("reported", here + "&sort=oldest")).containsExactly(one.id(), two.id());
        assertThat(found("reported", here)).containsExactly(one.id(), two.id());
    }

    private static void report(Guest.Said said, String reason) {
        TOWN.one()
                .api()
                .post(said.path() + "/reports", new JsonObject().put("reason", reason))
                .expect(204);
    }

    @Test
    void everyOrderIsPagedWithoutGaps() {
        var key = "queues/paged";
        var said = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var one = ida.says(key, "number " + i);
            report(one, "other");
            said.add(one.id());
        }
        var discussion = Town.discussion(Town.CAREFUL, key);
        for (var state : List.of("published", "reported")) {
            for (var sort : List.of("oldest", "newest", "reported")) {
                if (state.equals("reported") || !sort.equals("reported")) {
                    var path = "/moderation/comments?state=%s&sort=%s&limit=2&discussion=%s"
                            .formatted(state, sort, discussion);
                    var expected = sort.equals("newest") ? said.reversed() : said;
                    assertThat(pages(path)).as(path).containsExactlyElementsOf(expected);
                }
            }
        }
        var cursor = moderator
                .get("/moderation/comments?state=published&sort=oldest&limit=2")
                .json()
                .getString("next");
        moderator
                .get("/moderation/comments?state=published&sort=newest&after=%s", cursor)
                .refusedAs(ProblemKind.BAD_CURSOR);
    }

    private List<String> pages(String path) {
        var seen = new ArrayList<String>();
        var page = moderator.get(path).expect(200);
        while (true) {
            page.comments().forEach(comment -> seen.add(comment.getString("id")));
            var next = page.json().getString("next");
            if (next == null) {
                return seen;
            }
            page = moderator.get(path + "&after=" + next).expect(200);
        }
    }

    @Test
    void whatCannotBeAskedForIsSaid() {
        for (var query : List.of(
                "sort=reported", "since=yesterday", "discussion=x", "state=removed", "q=" + "x".repeat(201), "foo=1")) {
            assertThat(moderator.get("/moderation/comments?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        moderator.get("/moderation/counts?site=nowhere").refusedAs(ProblemKind.UNKNOWN_SITE);
        TOWN.one().api().get("/moderation/counts").refusedAs(ProblemKind.NOT_SIGNED_IN);
        moderator
                .get("/moderation/comments/00000000-0000-7000-8000-000000000000")
                .refusedAs(ProblemKind.UNKNOWN_COMMENT);
    }

    @Test
    void queuesAreCounted() {
        var before = counts();
        ida.says("queues/counts", "casino");
        var said = ida.says("queues/counts", "fine");
        report(said, "spam");
        report(said, "abuse");
        assertThat(counts().getInteger("pending")).isGreaterThan(before.getInteger("pending"));
        assertThat(counts().getInteger("reported")).isGreaterThan(before.getInteger("reported"));
        assertThat(counts().getInteger("published")).isGreaterThan(before.getInteger("published"));
    }

    private JsonObject counts() {
        return moderator
                .get("/moderation/counts?site=" + Town.CAREFUL)
                .expect(200)
                .json()
                .getJsonObject("counts");
    }

    @Test
    void oneCommentIsShownWithWhatItAnswersAndWhatWasDecided() {
        var key = "queues/one";
        var root = ida.says(key, "root");
        var child = ida.replies(key, root, "child");
        var grandchild = ida.replies(key, child, "grandchild");
        var last = ida.replies(key, grandchild, "casino");
        var path = "/moderation/comments/" + last.id();
        moderator
                .put(
                        path + "/decision",
                        new JsonObject()
                                .put("decision", "reject")
                                .put("reason", "off-topic")
                                .put("note", "again"))
                .expect(200);
        var shown = moderator.get(path).expect(200);
        assertThat(Answer.objects(shown.json().getJsonArray("thread")))
                .extracting(comment -> comment.getString("id"))
                .containsExactly(child.id(), grandchild.id());
        assertThat(shown.header("ETag")).isEqualTo('"' + shown.comment().getString("version") + '"');
        var decision = shown.comment().getJsonArray("decisions").getJsonObject(0);
        assertThat(decision.getString("decision")).isEqualTo("reject");
        assertThat(decision.getString("reason")).isEqualTo("off-topic");
        assertThat(decision.getString("note")).isEqualTo("again");
        assertThat(decision.getString("by")).isEqualTo("administrator");
        assertThat(decision.getBoolean("undone")).isFalse();
    }
}
