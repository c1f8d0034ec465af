package parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Deed;
import parley.rig.Gate;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;

/** The same key twice makes one comment, wherever and whenever the second request comes. */
class ClaimsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Ground one;
    private static Ground other;
    private Talk talk;
    private Claims.Key key;

    @BeforeAll
    static void build() {
        one = Ground.on(Vertx.vertx(), DATABASE.url());
        other = Ground.on(Vertx.vertx(), DATABASE.url());
    }

    @AfterAll
    static void leave() {
        for (var ground : List.of(one, other)) {
            ground.close();
            Await.of(ground.vertx.close());
        }
    }

    @BeforeEach
    void aDiscussionOfItsOwn(TestInfo test) {
        var name = test.getDisplayName().replaceAll("\\W", "");
        talk = Talk.about(one, name);
        talk.say("opens the discussion");
        key = new Claims.Key("demo POST /comments guest:1", name);
    }

    @Test
    void twiceInOneBatchIsOneCommentAndOneAnswer() {
        var answers = new ArrayList<Future<Integer>>();
        try (var gate = Gate.before(DATABASE, talk.id())) {
            one.submit(new Deed<>(talk.saying(one.ids.comment(), Optional.empty(), "x")::needs, batch -> true));
            gate.awaitWaiting(1);
            answers.add(one.submit(claiming(one, "hash")));
            answers.add(one.submit(claiming(one, "hash")));
        }
        assertThat(Await.of(answers.get(0))).isEqualTo(2).isEqualTo(Await.of(answers.get(1)));
        assertComments(2);
    }

    @Test
    void onTwoNodesAtOnceIsOneCommentAndOneAnswer() {
        Future<Integer> first;
        Future<Integer> second;
        try (var gate = Gate.before(DATABASE, talk.id())) {
            first = one.submit(claiming(one, "hash"));
            gate.awaitWaiting(1);
            second = other.submit(claiming(other, "hash"));
            gate.awaitWaiting(2);
        }
        assertThat(Await.of(first)).isEqualTo(2);
        assertThat(Await.of(second)).isEqualTo(2);
        assertComments(2);
    }

    @Test
    void manyTimesFromBothNodesIsOneComment() {
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 50; i++) {
            answers.add(one.submit(claiming(one, "hash")));
            answers.add(other.submit(claiming(other, "hash")));
        }
        answers.forEach(answer -> assertThat(Await.of(answer)).isEqualTo(2));
        assertComments(2);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndItsNeighboursAreNot() {
        assertThat(one.commit(claiming(one, "hash"))).isEqualTo(2);
        assertThat(Await.failureOf(other.submit(claiming(other, "another hash"))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(ProblemKind.IDEMPOTENCY_KEY_REUSED));
        talk.say("goes on");
        assertComments(3);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        one.commit(claiming(one, "hash"));
        key = new Claims.Key("demo POST /comments guest:2", key.key());
        assertThat(one.commit(claiming(one, "hash"))).isEqualTo(3);
        assertComments(3);
    }

    @Test
    void aKeyThatStaysInFlightIsSaidToBe() throws SQLException {
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + key.hash() + ")");
            assertThat(Await.failureOf(one.submit(claiming(one, "hash"))))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.kind()).isEqualTo(ProblemKind.REQUEST_IN_FLIGHT));
        }
        assertThat(one.commit(claiming(one, "hash"))).isEqualTo(2);
    }

    @Test
    void aKeyUnderWayElsewhereDelaysNobodyElse() throws SQLException {
        var order = new CopyOnWriteArrayList<String>();
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + key.hash() + ")");
            var gate = Gate.before(DATABASE, talk.id());
            one.submit(talk.saying(one.ids.comment(), Optional.empty(), "keeps the writer busy"));
            gate.awaitWaiting(1);
            var stuck = one.submit(claiming(one, "hash")).onComplete(done -> order.add("stuck"));
            var beside = one.submit(talk.saying(one.ids.comment(), Optional.empty(), "in the same batch"))
                    .onComplete(done -> order.add("beside"));
            gate.close();
            Await.of(beside);
            statement.execute("SELECT pg_advisory_unlock_all()");
            Await.of(stuck.otherwiseEmpty());
        }
        assertThat(order).containsExactly("beside", "stuck");
    }

    @Test
    void aRefusedCommandLeavesItsKeyFree() {
        var post = claiming(one, "hash");
        Write<Integer> refused = new Deed<>(post::needs, batch -> {
            post.apply(batch);
            throw Refusal.of(ProblemKind.DISCUSSION_CLOSED);
        });
        assertThat(Await.failureOf(one.submit(refused))).isInstanceOf(Refusal.class);
        assertThat(one.commit(claiming(one, "another hash"))).isEqualTo(2);
    }

    /** As a posting room does it: answers with the comment's number. */
    private Write<Integer> claiming(Ground ground, String hash) {
        var post = talk.on(ground).saying(ground.ids.comment(), Optional.empty(), "with a key");
        var claimed = key;
        return new Deed<>(
                needs -> {
                    needs.row(ground.claims, claimed);
                    post.needs(needs);
                },
                batch -> {
                    var before = ground.claims.find(batch, claimed);
                    if (before.isPresent()) {
                        if (!before.get().requestHash().equals(hash)) {
                            throw Refusal.of(ProblemKind.IDEMPOTENCY_KEY_REUSED);
                        }
                        return before.get().answer().getInteger("number");
                    }
                    int number =
                            post.apply(batch).comment().place().orElseThrow().number();
                    var answer = new JsonObject().put("number", number);
                    batch.put(ground.claims, claimed, new Claims.Claim(hash, answer));
                    return number;
                });
    }

    private void assertComments(int count) {
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE discussion_id = '" + talk.id() + "'"))
                .isEqualTo(count);
        assertThat(DATABASE.count("SELECT seq FROM discussion WHERE id = '" + talk.id() + "'"))
                .isEqualTo(count);
    }
}
