package parley.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import parley.database.CrashableServer;
import parley.database.DatabaseUrl;
import parley.loss.Findings.Flaw;

/** The checker is checked: each fault that is put in on purpose must be found, and nothing where there is none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeededFaultsTest {
    private static final long SEED = 20_261_122;
    private static final int RATE = 80;
    private static final int ENOUGH = 120;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Timers timers;
    private static CrashableServer server;
    private static DatabaseUrl database;
    private static HastyProxy proxy;
    private static Node node;

    @BeforeAll
    static void start() {
        timers = new Timers();
        server = CrashableServer.running();
        database = server.freshDatabase();
        proxy = new HastyProxy(database);
        node = Node.started(timers, DeafMain.class, proxy.url(), "faulty").awaitReady();
    }

    @AfterAll
    static void end() {
        node.close();
        proxy.close();
        server.close();
        timers.close();
    }

    @Test
    @Order(1)
    void whereNothingIsWrongNothingIsFoundAndWhatIsThenForgedIsFound() throws Exception {
        try (var stage = stage("healthy", true).start(RATE, 4)) {
            stage.awaitAcknowledged(ENOUGH);
            var findings = stage.settle().listen(SOON).audit();
            assertThat(findings.isEmpty()).as("%s", findings).isTrue();
            for (var forgery : Forgery.values()) {
                var found = forge(stage, forgery);
                System.out.println("forged " + forgery + ": " + found.flaws());
                assertThat(found.flaws()).as("%s", forgery).contains(forgery.flaw);
            }
            for (var slip : Slip.values()) {
                var found = slip(stage, slip);
                System.out.println("misheard " + slip + ": " + found.flaws());
                assertThat(found.flaws()).as("%s", slip).contains(slip.flaw);
            }
        }
    }

    @Test
    @Order(2)
    void anAcknowledgementBeforeTheCommitIsCaught() throws Exception {
        try (var stage = stage("hasty", true)) {
            proxy.hasty(true);
            stage.start(RATE, 3).awaitAcknowledged(ENOUGH);
            server.stopNow();
            proxy.hasty(false);
            server.start();
            caught("acknowledged before the commit", stage.settle().listen(Duration.ofSeconds(2)), Flaw.LOST);
        }
    }

    @Test
    @Order(3)
    void aDatabaseThatDoesNotWaitForItsDiskIsCaught() throws Exception {
        server.stopNow();
        server.start("synchronous_commit=off", "wal_writer_delay=10s");
        node.awaitReady();
        try (var stage = stage("asynchronous", true).start(RATE, 3)) {
            stage.awaitAcknowledged(ENOUGH);
            server.stopNow();
            server.start();
            caught(
                    "synchronous_commit=off, and an immediate stop",
                    stage.settle().listen(Duration.ofSeconds(2)),
                    Flaw.LOST);
        }
    }

    @Test
    @Order(4)
    void clientsThatForgetTheirIdempotencyKeysAreCaught() throws Exception {
        node.awaitReady();
        try (var stage = stage("forgetful", false).start(RATE, 0)) {
            await().atMost(SOON).until(() -> stage.ledger().failures().getOrDefault("answer lost", 0) > 9);
            caught("another Idempotency-Key with each try", stage.settle(), Flaw.DUPLICATED);
        }
    }

    @Test
    @Order(5)
    void aTailWithoutBellAndPollIsCaught() throws Exception {
        node.awaitReady();
        try (var stage = stage("deaf", true).start(RATE, 3)) {
            stage.awaitAcknowledged(ENOUGH / 4);
            node.say(DeafMain.DEAF);
            stage.awaitAcknowledged(ENOUGH);
            caught("a tail without bell and poll", stage.settle().listen(Duration.ofSeconds(4)), Flaw.BEHIND);
        }
    }

    private static Stage stage(String name, boolean keepsKeys) {
        return new Stage(name, timers, List.of(node), database, SEED, keepsKeys);
    }

    private static void caught(String what, Stage stage, Flaw flaw) throws SQLException {
        var findings = stage.audit();
        System.out.println(Summary.of("Seeded fault: " + what, stage, findings, Map.of()));
        assertThat(findings.flaws()).as("%s", what).contains(flaw);
    }

    /** Done to the database by hand, looked at, and undone. */
    private enum Forgery {
        A_COMMENT_GONE(Flaw.LOST, """
                DELETE FROM comment WHERE id = (SELECT id FROM comment c WHERE descendant_count = 0
                   AND NOT EXISTS (SELECT FROM comment reply WHERE reply.parent_id = c.id) LIMIT 1)"""),
        OTHER_WORDS(Flaw.CHANGED, "UPDATE comment SET html = '<p>Not I.</p>' WHERE number = 2"),
        A_COUNT_TOO_MANY(Flaw.DRIFT, "UPDATE discussion SET comment_count = comment_count + 1"),
        A_REPLY_TOO_MANY(Flaw.DRIFT, "UPDATE comment SET reply_count = reply_count + 1 WHERE number = 1"),
        A_DESCENDANT_TOO_FEW(Flaw.DRIFT, "UPDATE comment SET descendant_count = descendant_count - 1 WHERE number = 1"),
        A_VOTE_UNCOUNTED(Flaw.DRIFT, "INSERT INTO vote SELECT id, 'forged', 1 FROM comment WHERE number = 1"),
        A_NUMBER_LEFT_OUT(Flaw.HOLE, "UPDATE comment SET number = number + 1000 WHERE number = 3"),
        A_SEQ_LEFT_OUT(Flaw.HOLE, "UPDATE journal SET seq = seq + 100000 WHERE seq = 5"),
        A_POSITION_LEFT_OUT(Flaw.HOLE, "DELETE FROM journal WHERE position = 7"),
        A_COMMENT_NOBODY_WROTE(Flaw.PHANTOM, "UPDATE comment SET text = 'forged' || text WHERE number = 4");

        private final Flaw flaw;
        private final String sql;

        Forgery(Flaw flaw, String sql) {
            this.flaw = flaw;
            this.sql = sql;
        }
    }

    private static Findings forge(Stage stage, Forgery forgery) throws SQLException {
        try (var connection = CrashableServer.connect(database);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(forgery.sql)).as("%s", forgery).isPositive();
            var findings = stage.audit(connection, stage.stories());
            connection.rollback();
            return findings;
        }
    }

    /** What a subscriber could have got wrong. */
    private enum Slip {
        AN_EVENT_MISSED(Flaw.GAP),
        THE_LAST_EVENT_MISSED(Flaw.BEHIND),
        AN_EVENT_TWICE(Flaw.REPEAT),
        ANOTHER_COMMENT(Flaw.WRONG),
        ANOTHER_ID(Flaw.WRONG);

        private final Flaw flaw;

        Slip(Flaw flaw) {
            this.flaw = flaw;
        }

        List<Heard> of(List<Heard> heard) {
            return switch (this) {
                case AN_EVENT_MISSED -> without(heard, 3);
                case THE_LAST_EVENT_MISSED -> without(heard, heard.size() - 1);
                case AN_EVENT_TWICE -> with(heard, 4, heard.get(3));
                case ANOTHER_COMMENT ->
                    in(heard, 2, heard.get(2).id(), heard.get(0).content());
                case ANOTHER_ID ->
                    in(heard, 2, heard.get(1).id() + "0", heard.get(2).content());
            };
        }

        private static List<Heard> without(List<Heard> heard, int place) {
            var fewer = new ArrayList<>(heard);
            fewer.remove(place);
            return fewer;
        }

        private static List<Heard> with(List<Heard> heard, int place, Heard more) {
            var longer = new ArrayList<>(heard);
            longer.add(place, more);
            return longer;
        }

        private static List<Heard> in(List<Heard> heard, int place, String id, String content) {
            var other = new ArrayList<>(heard);
            other.set(place, new Heard(heard.get(place).seq(), heard.get(place).type(), id, content));
            return other;
        }
    }

    private static Findings slip(Stage stage, Slip slip) throws SQLException {
        var stories = new ArrayList<>(stage.stories());
        var first = stories.removeFirst();
        stories.add(first.hearing(slip.of(first.heard())));
        try (var connection = CrashableServer.connect(database)) {
            return stage.audit(connection, stories);
        }
    }
}
