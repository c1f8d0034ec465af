package parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Deed;
import parley.rig.Gate;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;
import parley.threading.Repeats;

class WriterTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Vertx vertx;
    private static Ground ground;
    private Talk talk;

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

    @BeforeEach
    void aDiscussionOfItsOwn(TestInfo test) {
        talk = Talk.about(ground, test.getDisplayName().replaceAll("\\W", ""));
        talk.say("opens the discussion");
    }

    @Test
    void whatQueuedMeanwhileIsOneTransaction() {
        var answers = new ArrayList<Future<?>>();
        try (var gate = Gate.before(DATABASE, talk.id())) {
            answers.add(ground.submit(post("first")));
            gate.awaitWaiting(1);
            for (int i = 0; i < Writer.BATCH; i++) {
                answers.add(ground.submit(post("waits " + i)));
            }
        }
        answers.forEach(Await::of);
        assertThat(DATABASE.list("SELECT count(*) FROM journal WHERE discussion_id = '" + talk.id()
                        + "' GROUP BY batch ORDER BY min(position)"))
                .containsExactly("1", "1", Integer.toString(Writer.BATCH));
        assertNoHoles(2 + Writer.BATCH);
    }

    @Test
    void aRefusalDoesNotDisturbItsNeighbours() {
        var answers = inOneBatch(
                List.of(post("before"), talk.withdrawing(ground.ids.comment(), CommentStatus.REMOVED), post("after")));

        Await.of(answers.get(0));
        assertRefused(answers.get(1), ProblemKind.UNKNOWN_COMMENT);
        Await.of(answers.get(2));
        assertNoHoles(3);
        assertThat(batches()).isEqualTo(2);
    }

    @Test
    void whatARefusedCommandHadChangedIsUndone() {
        var id = ground.ids.comment();
        var half = post(id, "half done");
        Write<?> refused = new Deed<>(half::needs, batch -> {
            half.apply(batch);
            talk.voting(id).apply(batch);
            throw Refusal.of(ProblemKind.NOT_ACCEPTED);
        });
        var answers = inOneBatch(List.of(post("before"), refused, post("after")));

        assertRefused(answers.get(1), ProblemKind.NOT_ACCEPTED);
        assertNoHoles(3);
        assertThat(batches()).isEqualTo(2);
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE id = '" + id + "'"))
                .isZero();
    }

    @Test
    void whatPostgresRefusesIsFoundAndTheRestCommits() {
        var answers = inOneBatch(List.of(post("one"), post("two"), post("a \0 that no column takes"), post("three")));

        assertThat(Await.failureOf(answers.get(2))).hasMessageContaining("22021");
        answers.remove(2);
        answers.forEach(Await::of);
        assertNoHoles(4);
    }

    @Test
    void aBrokenCommandFailsAloneAndAtOnce() {
        Write<?> error = new Deed<>(post("x")::needs, batch -> {
            throw new StackOverflowError("deep");
        });
        var key = new Repeats.Key(Ground.DEMO, "ida-sommer", "x");
        Write<?> storesWhatCannotBeStored = new Deed<>(post("x")::needs, batch -> {
            batch.put(ground.repeats, key, Instant.EPOCH);
            return true;
        });
        Write<?> needsNothingGood = new Deed<>(
                needs -> {
                    throw new IllegalStateException("broken needs");
                },
                batch -> true);
        var answers = inOneBatch(
                List.of(post("one"), error, post("two"), storesWhatCannotBeStored, needsNothingGood, post("three")));

        assertThat(Await.failureOf(answers.get(1))).isInstanceOf(StackOverflowError.class);
        assertThat(Await.failureOf(answers.get(3))).hasMessage("repeats are only read");
        assertThat(Await.failureOf(answers.get(4))).hasMessage("broken needs");
        Await.of(answers.get(0));
        Await.of(answers.get(2));
        Await.of(answers.get(5));
        assertNoHoles(4);
    }

    @Test
    void aConnectionKilledBeforeCommitIsRepeatedOnce() {
        Future<?> answer;
        try (var gate = Gate.before(DATABASE, talk.id())) {
            answer = ground.submit(post("survives"));
            gate.awaitWaiting(1).terminateWaiting();
        }
        Await.of(answer);
        assertNoHoles(2);
    }

    @Test
    void aLockThatComesLateIsWaitedFor() {
        Future<?> answer;
        try (var gate = Gate.before(DATABASE, talk.id())) {
            answer = ground.submit(post("patient"));
            gate.awaitWaiting(1);
            var first = waiting();
            await().until(() -> !waiting().equals(first) && !waiting().isEmpty());
        }
        Await.of(answer);
        assertNoHoles(2);
    }

    @Test
    void beyondTheLimitOfThoseWhoWaitOneIsBusy() {
        var answers = new ArrayList<Future<?>>();
        Future<?> tooMuch;
        try (var gate = Gate.before(DATABASE, talk.id())) {
            answers.add(ground.submit(post("first")));
            gate.awaitWaiting(1);
            for (int i = 0; i < Writer.WAITING; i++) {
                answers.add(ground.submit(new Deed<>(post("x")::needs, batch -> true)));
            }
            tooMuch = ground.submit(post("too much"));
        }
        assertRefused(tooMuch, ProblemKind.BUSY);
        answers.forEach(Await::of);
        assertNoHoles(2);
    }

    private static String waiting() {
        return DATABASE.list("""
                SELECT xact_start FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'""").stream().findFirst().orElse("");
    }

    private Write<?> post(String text) {
        return post(ground.ids.comment(), text);
    }

    @Test
    void whatNobodyWouldStoreIsRefusedInsteadOfLost() {
        var forgotten = new Repeats();
        var lost = ground.submit(new Deed<>(needs -> {}, batch -> {
            batch.put(forgotten, new Repeats.Key(Ground.DEMO, "ida-sommer", "x"), Instant.EPOCH);
            return true;
        }));
        assertThat(Await.failureOf(lost)).hasMessageEndingWith("Repeats stands in no order of shelves");
    }

    private Write<?> post(CommentId id, String text) {
        return talk.saying(id, Optional.empty(), text);
    }

    /** The first batch, of one that does nothing, is held up until all of these have queued. */
    private List<Future<?>> inOneBatch(List<Write<?>> writes) {
        var answers = new ArrayList<Future<?>>();
        try (var gate = Gate.before(DATABASE, talk.id())) {
            var first = ground.submit(new Deed<>(post("nothing")::needs, batch -> true));
            gate.awaitWaiting(1);
            writes.forEach(write -> answers.add(ground.submit(write)));
            assertThat(first.isComplete()).isFalse();
        }
        return answers;
    }

    private static void assertRefused(Future<?> answer, ProblemKind kind) {
        assertThat(Await.failureOf(answer))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(kind));
    }

    private long batches() {
        return DATABASE.count("SELECT count(DISTINCT batch) FROM journal WHERE discussion_id = '" + talk.id() + "'");
    }

    private void assertNoHoles(int comments) {
        assertThat(DATABASE.ask(
                        "SELECT ROW(seq, numbers, comment_count) FROM discussion WHERE id = '" + talk.id() + "'"))
                .isEqualTo("(%1$d,%1$d,%1$d)".formatted(comments));
        assertThat(DATABASE.ask("SELECT ROW(count(*), count(DISTINCT number), max(number)) FROM comment"
                        + " WHERE discussion_id = '" + talk.id() + "'"))
                .isEqualTo("(%1$d,%1$d,%1$d)".formatted(comments));
        assertThat(DATABASE.ask("SELECT ROW(count(*), count(DISTINCT seq), max(seq)) FROM journal"
                        + " WHERE discussion_id = '" + talk.id() + "'"))
                .isEqualTo("(%1$d,%1$d,%1$d)".formatted(comments));
    }
}
