package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

class ReadingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static List<Guest.Said> posts(String key, int count) {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        return IntStream.range(0, count)
                .mapToObj(i -> ida.says(key, "post " + i))
                .toList();
    }

    private static List<String> ids(List<JsonObject> comments) {
        return comments.stream().map(comment -> comment.getString("id")).toList();
    }

    /** All ids, page by page. */
    private static List<String> walk(String path) {
        var found = new ArrayList<String>();
        var page = TOWN.one().api().get(path).expect(200);
        found.addAll(ids(page.comments()));
        while (page.json().getString("next") != null) {
            page = TOWN.one()
                    .api()
                    .get(path + "&after=" + page.json().getString("next"))
                    .expect(200);
            found.addAll(ids(page.comments()));
        }
        return found;
    }

    @Test
    void pagesWalkThroughADiscussionInEachOrder() {
        var posts = posts("reading/orders", 7).stream().map(Guest.Said::id).toList();
        var path = "/discussions?site=demo&key=reading/orders&limit=3";
        assertThat(walk(path)).isEqualTo(posts);
        assertThat(walk(path + "&sort=oldest")).isEqualTo(posts);
        assertThat(walk(path + "&sort=newest")).isEqualTo(posts.reversed());
        assertThat(walk(path + "&sort=best")).containsExactlyInAnyOrderElementsOf(posts);
    }

    @Test
    void theBestComesFirst() {
        var posts = posts("reading/best", 4);
        for (int voter = 0; voter < 3; voter++) {
            TOWN.one()
                    .api()
                    .put(posts.get(2).path() + "/vote", new JsonObject().put("value", 1))
                    .expect(200);
            TOWN.one()
                    .api()
                    .put(posts.get(0).path() + "/vote", new JsonObject().put("value", -1))
                    .expect(200);
        }
        var page = TOWN.one()
                .api()
                .get("/discussions?site=demo&key=reading/best&sort=best")
                .expect(200);
        assertThat(ids(page.comments()).getFirst()).isEqualTo(posts.get(2).id());
        assertThat(ids(page.comments()).getLast()).isEqualTo(posts.get(0).id());
    }

    @Test
    void aBranchIsPagedWhereItDoesNotComeAlong() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var root = ida.says("reading/branch", "root");
        var replies = IntStream.range(0, 9)
                .mapToObj(i -> ida.replies("reading/branch", root, "reply " + i).id())
                .toList();
        var page = TOWN.one()
                .api()
                .get("/discussions?site=demo&key=reading/branch")
                .expect(200);
        assertThat(ids(page.comments())).hasSize(6).containsAll(replies.subList(0, 5));
        var rest = TOWN.one()
                .api()
                .get(root.path() + "/replies?limit=2&after="
                        + page.comments().getFirst().getString("repliesNext"));
        assertThat(ids(rest.expect(200).comments())).isEqualTo(replies.subList(5, 7));
        assertThat(walk(root.path() + "/replies?limit=4")).isEqualTo(replies);
        var all = TOWN.one().administrator().get("/discussions?site=demo&key=reading/branch&replies=all");
        assertThat(all.expect(200).comments()).hasSize(10);
    }

    @Test
    void aDeepCommentIsFoundWithAllAboveIt() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        posts("reading/deep", 30);
        var chain = new ArrayList<Guest.Said>();
        chain.add(ida.says("reading/deep", "root"));
        for (int depth = 1; depth <= 12; depth++) {
            chain.add(ida.replies("reading/deep", chain.getLast(), "depth " + depth));
        }
        posts("reading/deep", 30);
        var around = TOWN.one()
                .api()
                .get(chain.getLast().path() + "/context?limit=5")
                .expect(200);
        assertThat(ids(around.comments()))
                .containsAll(chain.stream().map(Guest.Said::id).toList());
        assertThat(around.json().getString("next")).isNotNull();
        var before = TOWN.one()
                .api()
                .get("/discussions?site=demo&key=reading/deep&limit=100&after="
                        + around.json().getString("previous"));
        assertThat(before.expect(200).comments()).hasSize(28);
    }

    @Test
    void countsAreToldForManyDiscussionsAtOnce() {
        var last = posts("reading/counted", 3).getLast();
        TOWN.one()
                .api()
                .with("Parley-Edit-Token", last.editToken())
                .delete(last.path())
                .expect(204);
        var counts = TOWN.other()
                .api()
                .get("/counts?site=demo&key=reading/nobody&key=reading/counted")
                .expect(200);
        assertThat(Answer.objects(counts.json().getJsonArray("counts")))
                .containsExactly(
                        new JsonObject()
                                .put("key", "reading/nobody")
                                .put("commentCount", 0)
                                .put("seq", 0),
                        new JsonObject()
                                .put("key", "reading/counted")
                                .put("commentCount", 2)
                                .put("seq", 4));
    }

    @Test
    void whoHasThePageIsNotSentItAgain() {
        var path = "/discussions?site=demo&key=reading/etag";
        posts("reading/etag", 2);
        var page = TOWN.one().api().get(path).expect(200);
        var known = TOWN.one().api().with("If-None-Match", page.header("ETag"));
        assertThat(known.get(path).expect(304).text()).isEmpty();
        assertThat(known.send("HEAD", path, "").expect(304).text()).isEmpty();
        posts("reading/etag", 1);
        assertThat(known.get(path).expect(200).comments()).hasSize(3);
    }

    @Test
    void whatOneWroteOneReadsOnEveryNode() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        for (int i = 1; i <= 20; i++) {
            var said = ida.says("reading/own", "post " + i);
            var here = TOWN.one().api().get("/discussions?site=demo&key=reading/own&limit=100");
            assertThat(here.comments()).as("on the node that took it, at once").hasSize(i);
            var path = "/discussions?site=demo&key=reading/own&limit=100&minSeq=" + said.seq();
            assertThat(TOWN.other().api().get(path).expect(200).comments())
                    .as("on the other")
                    .hasSize(i);
        }
    }

    @Test
    void whatNobodyHasWrittenYetIsNotWaitedForLong() {
        posts("reading/future", 1);
        TOWN.one()
                .api()
                .get("/discussions?site=demo&key=reading/future&minSeq=99")
                .refusedAs(ProblemKind.NOT_CAUGHT_UP);
    }

    @Test
    void aDiscussionNobodyHasWrittenInIsEmpty() {
        var page = TOWN.one()
                .api()
                .get("/discussions?site=demo&url=https://news.example.org/never")
                .expect(200);
        assertThat(page.comments()).isEmpty();
        assertThat(page.discussion().getLong("seq")).isZero();
        assertThat(page.discussion().getString("id")).isEqualTo(Town.discussion("demo", "/never"));
    }
}
