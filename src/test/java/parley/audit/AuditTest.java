package parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.database.PoolTransactions;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Deed;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;
import parley.sites.Policy;

class AuditTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final List<Vertx> VERTX = new ArrayList<>();
    private static final List<Ground> NODES = new ArrayList<>();
    private static Ground ground;

    @BeforeAll
    static void build() {
        for (int i = 0; i < 2; i++) {
            VERTX.add(Vertx.vertx());
            NODES.add(Ground.on(VERTX.getLast(), DATABASE.url()));
        }
        ground = NODES.getFirst();
    }

    @AfterAll
    static void leave() {
        NODES.forEach(Ground::close);
        VERTX.forEach(vertx -> Await.of(vertx.close()));
    }

    private static Act act(String subject) {
        return new Act("staff:berta", "try-out", Optional.of(Ground.DEMO), subject, new JsonObject().put("why", 1));
    }

    private static Write<Boolean> auditing(String subject) {
        return auditing(ground, subject);
    }

    private static Write<Boolean> auditing(Ground node, String subject) {
        return new Deed<>(needs -> {}, batch -> {
            node.audit.append(batch, act(subject));
            return true;
        });
    }

    /** Outside the writer. */
    private static Future<Void> inATransaction(Ground node, String subject) {
        return new PoolTransactions(node.pool).run(tx -> node.audit.append(tx, act(subject)));
    }

    private static long lines(String subject) {
        return DATABASE.count("SELECT count(*) FROM audit WHERE subject LIKE '" + subject + "'");
    }

    private static Verification.Verdict verify() {
        return new Verification(new AuditReader(ground.pool), Optional.empty()).run();
    }

    @Test
    void manyNodesAndManyTransactionsAtOnceKeepOneChain() {
        var answers = new ArrayList<Future<?>>();
        for (int i = 0; i < 400; i++) {
            for (var node : NODES) {
                answers.add(node.submit(auditing(node, "many:" + i)));
                if (i % 10 == 0) {
                    answers.add(inATransaction(node, "many:" + i));
                }
            }
        }
        answers.forEach(Await::of);
        assertThat(lines("many:%")).isEqualTo(880);
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
    }

    @Test
    void whatIsRefusedOrBreaksLeavesNoLine() {
        Write<Boolean> refused = new Deed<>(needs -> {}, batch -> {
            ground.audit.append(batch, act("refused"));
            throw Refusal.of(ProblemKind.CONFLICT);
        });
        Write<Boolean> unstorable = Deed.together(
                auditing("unstorable"),
                Talk.about(ground, "unstorable")
                        .saying(ground.ids.comment(), Optional.empty(), "a \0 no column takes"));
        assertThat(Await.failureOf(ground.submit(refused))).isInstanceOf(Refusal.class);
        assertThat(Await.failureOf(ground.submit(unstorable))).hasMessageContaining("22021");
        assertThat(lines("refused")).isZero();
        assertThat(lines("unstorable")).isZero();
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
    }

    @Test
    void whatCannotBeAuditedDoesNotHappen() {
        var talk = Talk.about(ground, "unaudited");
        Write<Boolean> unauditable = Deed.together(
                talk.saying(ground.ids.comment(), Optional.empty(), "fine"), auditing("a \0 that no column takes"));
        assertThat(Await.failureOf(ground.submit(unauditable))).hasMessageContaining("22021");
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE discussion_id = '" + talk.id() + "'"))
                .isZero();
    }

    @Test
    void aTransactionThatFailsAfterItsLineLeavesNone() {
        var failing = new PoolTransactions(ground.pool)
                .run(tx -> ground.audit
                        .append(tx, act("failing"))
                        .compose(done -> tx.send("SELECT 1 / $1::int", Tuple.of(0))));
        assertThat(Await.failureOf(failing)).hasMessageContaining("22012");
        assertThat(lines("failing")).isZero();
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
    }

    @Test
    void whoAuditsNothingDoesNotWaitForThoseWhoDo() throws SQLException {
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM audit_head FOR UPDATE");
            var waiting = inATransaction(ground, "waits");
            Talk.about(ground, "unconcerned").say("nothing to audit");
            assertThat(waiting.isComplete()).isFalse();
            connection.rollback();
            Await.of(waiting);
        }
    }

    @Test
    void aMomentIsStoredAndHashedInMicroseconds() {
        var audit = new Audit(Clock.fixed(Instant.parse("2026-11-22T09:30:00.123456789Z"), ZoneOffset.UTC));
        Await.of(new PoolTransactions(ground.pool).run(tx -> audit.append(tx, act("moment"))));
        assertThat(DATABASE.ask(
                        "SELECT to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS.US') FROM audit WHERE subject = 'moment'"))
                .isEqualTo("09:30:00.123456");
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET who = 'nobody'",
                "UPDATE audit SET who = 'nobody' WHERE position = -1",
                "DELETE FROM audit WHERE position = 1",
                "TRUNCATE audit",
                "DELETE FROM audit_head",
                "TRUNCATE audit_head",
                "UPDATE audit_head SET position = 0",
                "UPDATE audit_head SET hash = repeat('0', 64)"
            })
    void theTablesOnlyGrow(String sql) {
        assertThatThrownBy(() -> DATABASE.execute(sql))
                .rootCause()
                .hasMessageContaining("is refused: the audit only grows");
    }

    @Test
    void aSiteThatChangesIsALineAndOneThatDoesNotIsNone() {
        long before = lines("site:demo");
        var lenient = Policy.fromJson(
                Policy.OPEN.toJson().put("maxLength", 700).put("bannedWords", new JsonArray().add("grobian")));
        put("staff:berta", lenient);
        put("staff:carl", lenient);
        assertThat(lines("site:demo")).isEqualTo(before + 1);
        assertThat(newest("who")).isEqualTo("staff:berta");
        assertThat(new JsonObject(newest("detail")).getJsonObject("changed").encode())
                .isEqualTo("""
                {"policy":{"version":{"from":1,"to":2},"maxLength":{"from":5000,"to":700},"bannedWords":{"added":["grobian"],"removed":[]}}}""");
        put(Act.MACHINE, Policy.OPEN);
        assertThat(lines("site:demo")).isEqualTo(before + 2);
        assertThat(DATABASE.list("SELECT what FROM audit WHERE subject = 'site:demo' ORDER BY position"))
                .startsWith("make-site", "change-site");
    }

    private static void put(String who, Policy policy) {
        Await.of(ground.sites.extend(who, Ground.DEMO, "Demo", List.of(Ground.ORIGIN), policy));
    }

    private static String newest(String column) {
        return DATABASE.ask(
                "SELECT " + column + " FROM audit WHERE subject = 'site:demo' ORDER BY position DESC LIMIT 1");
    }
}
