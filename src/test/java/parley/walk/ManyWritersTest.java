package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.Town;

class ManyWritersTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Node node(int number) {
        return number % 2 == 0 ? TOWN.one() : TOWN.other();
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> deed) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                under.add(people.submit(() -> deed.apply(number)));
            }
            var results = new ArrayList<T>();
            for (var one : under) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static long count(String sql) {
        return TOWN.database().count(sql);
    }

    @Test
    void aRequestThatIsSentAHundredTimesHappensOnceAndIsAnsweredAlike() {
        var body = Guest.on(TOWN.one(), "Ida Sommer").body("writers/once", "only once");
        var answers = atOnce(
                100, i -> node(i).api().with("Idempotency-Key", "writers-once").post("/comments", body));
        answers.forEach(answer -> answer.expect(201));
        assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
        assertThat(answers.stream().map(Answer::seq).distinct()).containsExactly(1L);
        assertThat(count("SELECT count(*) FROM comment WHERE text = 'only once'"))
                .isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var api = ida.api().with("Idempotency-Key", "writers-key");
        api.post("/comments", ida.body("writers/key", "one")).expect(201);
        api.post("/comments", ida.body("writers/key", "other")).refusedAs(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        var elsewhere = TOWN.other().api().with("Idempotency-Key", "writers-key");
        elsewhere.post("/comments", ida.body("writers/elsewhere", "one")).refusedAs(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        var body = ida.body("writers/key", "one");
        body.getJsonObject("author").put("name", "Ole Brandt");
        api.post("/comments", body).refusedAs(ProblemKind.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aKeyBelongsToWhoeverSentIt() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var first = ida.says("writers/scope", "first");
        var body = ida.body("writers/scope", "second");
        var stranger = ida.api()
                .with("Idempotency-Key", "writers-scope")
                .post("/comments", body)
                .expect(201);
        var guest = ida.known(first.guestToken())
                .api()
                .with("Idempotency-Key", "writers-scope")
                .post("/comments", body);
        assertThat(guest.expect(201).comment().getString("id"))
                .isNotEqualTo(stranger.comment().getString("id"));
    }

    @Test
    void writersOfOneDiscussionLeaveNoHoles() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var root = ida.says("writers/hot", "root");
        var said = atOnce(200, i -> {
            var guest = Guest.on(node(i), "Ole Brandt");
            return i % 2 == 0
                    ? guest.replies("writers/hot", root, "reply " + i)
                    : guest.says("writers/hot", "post " + i);
        });
        atOnce(
                100,
                i -> node(i).api()
                        .put(root.path() + "/vote", new JsonObject().put("value", 1))
                        .expect(200));
        assertNoHoles(root.discussion(), 201);
        assertThat(said).extracting(one -> one.comment().getInteger("number")).doesNotHaveDuplicates();
        var page = TOWN.other()
                .administrator()
                .get("/discussions?site=demo&key=writers/hot&replies=all&limit=500&minSeq="
                        + count("SELECT seq FROM discussion WHERE key = 'writers/hot'"));
        assertThat(page.comments()).hasSize(201);
        assertThat(page.comments().getFirst().getInteger("replyCount")).isEqualTo(100);
        assertThat(page.comments().getFirst().getJsonObject("votes").getInteger("up"))
                .isEqualTo(100);
    }

    @Test
    void writersOfManyDiscussionsLeaveNoHoles() {
        var said = atOnce(200, i -> Guest.on(node(i / 7), "Ida Sommer").says("writers/many/" + i % 20, "post " + i));
        said.stream().map(Guest.Said::discussion).distinct().forEach(discussion -> assertNoHoles(discussion, 10));
        assertThat(count("SELECT position FROM journal_head")).isEqualTo(count("SELECT count(*) FROM journal"));
    }

    private static void assertNoHoles(String discussion, int comments) {
        var of = "FROM comment WHERE discussion_id = '%s'".formatted(discussion);
        var row = "FROM discussion WHERE id = '%s'".formatted(discussion);
        var lines = "FROM journal WHERE discussion_id = '%s'".formatted(discussion);
        assertThat(count("SELECT count(*) " + of)).isEqualTo(comments);
        assertThat(count("SELECT max(number) " + of)).as("numbers").isEqualTo(comments);
        assertThat(count("SELECT numbers " + row)).isEqualTo(comments);
        assertThat(count("SELECT comment_count " + row)).isEqualTo(comments);
        assertThat(count("SELECT count(seq) " + lines)).as("seqs").isEqualTo(count("SELECT seq " + row));
        assertThat(count("SELECT max(seq) " + lines)).isEqualTo(count("SELECT seq " + row));
    }
}
