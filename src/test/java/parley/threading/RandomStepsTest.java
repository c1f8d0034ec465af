package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;

/** Whatever steps a discussion takes, its counters are what counting the rows gives. */
class RandomStepsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final int STEPS = 400;
    private static Vertx vertx;
    private static Ground ground;

    @BeforeAll
    static void build() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
    }

    @AfterAll
    static void leave() {
        ground.close();
        Await.of(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countersAreWhatCountingGives(long seed) {
        var random = new Random(seed);
        var talk = Talk.about(ground, "random-" + seed);
        var comments = new ArrayList<CommentId>();
        comments.add(talk.say("root").id());
        var pending = new ArrayList<Future<?>>();
        for (int i = 0; i < STEPS; i++) {
            pending.add(ground.submit(step(talk, random, comments)));
            if (random.nextInt(20) == 0) { // batches of every size
                pending.forEach(Await::of);
                pending.clear();
            }
        }
        pending.forEach(Await::of);
        assertCounters(talk);
        assertStream(talk);
    }

    private static Write<Threads.Step> step(Talk talk, Random random, List<CommentId> comments) {
        var some = comments.get(random.nextInt(comments.size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> talk.saying(fresh(comments), Optional.of(some), "reply " + comments.size());
            case 2 -> talk.holding(fresh(comments), Optional.of(some), "held " + comments.size());
            case 3 -> talk.withdrawing(some, CommentStatus.REMOVED);
            case 4 -> talk.withdrawing(some, CommentStatus.SPAM);
            case 5 -> talk.releasing(some);
            case 6 -> talk.voting(some);
            default -> talk.amending(some, "words " + random.nextInt(3));
        };
    }

    private static CommentId fresh(List<CommentId> comments) {
        comments.add(ground.ids.comment());
        return comments.getLast();
    }

    private static void assertCounters(Talk talk) {
        var wrong = """
                WITH RECURSIVE below(ancestor, id, status) AS (
                    SELECT parent_id, id, status FROM comment WHERE discussion_id = '%1$s' AND parent_id IS NOT NULL
                    UNION ALL
                    SELECT parent.parent_id, below.id, below.status
                      FROM below JOIN comment parent ON parent.id = below.ancestor WHERE parent.parent_id IS NOT NULL)
                SELECT ROW(c.id, c.reply_count, c.descendant_count) FROM comment c
                 WHERE c.discussion_id = '%1$s'
                   AND (c.descendant_count <> (SELECT count(*) FROM below WHERE ancestor = c.id AND status = 'published')
                     OR c.reply_count <> (SELECT count(*) FROM comment WHERE parent_id = c.id AND status = 'published'))""".formatted(talk.id());
        assertThat(DATABASE.list(wrong)).isEmpty();
        assertThat(DATABASE.ask("""
                SELECT comment_count = (SELECT count(*) FROM comment WHERE discussion_id = d.id AND status = 'published')
                       AND numbers = (SELECT count(number) FROM comment WHERE discussion_id = d.id)
                       AND numbers = (SELECT max(number) FROM comment WHERE discussion_id = d.id)
                  FROM discussion d WHERE id = '%s'""".formatted(talk.id()))).isEqualTo("t");
    }

    private static void assertStream(Talk talk) {
        assertThat(DATABASE.ask("""
                SELECT d.seq = (SELECT count(seq) FROM journal WHERE discussion_id = d.id)
                   AND d.seq = (SELECT max(seq) FROM journal WHERE discussion_id = d.id)
                  FROM discussion d WHERE id = '%s'""".formatted(talk.id()))).isEqualTo("t");
        assertThat(DATABASE.count("""
                SELECT count(*) FROM (SELECT seq - lag(seq, 1, 0) OVER (ORDER BY position) AS step FROM journal
                                       WHERE discussion_id = '%s' AND seq IS NOT NULL) steps
                 WHERE step <> 1""".formatted(talk.id()))).isZero();
    }
}
