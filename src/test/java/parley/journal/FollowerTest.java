package parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.database.Tx;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;

/** Whatever is killed when: each line once, and the bookmark where its effects are. */
class FollowerTest {
    private static final DeploymentOptions VIRTUAL =
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

    private final TestDatabase database = TestDatabase.fresh();
    private final List<Ground> nodes = new ArrayList<>();
    private final List<FollowerVerticle> following = new ArrayList<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger deadly = new AtomicInteger();
    private final AtomicInteger afterwards = new AtomicInteger();

    @BeforeEach
    void build() {
        database.execute("CREATE TABLE effect (follower text, position bigint, PRIMARY KEY (follower, position))");
        database.execute("DELETE FROM bookmark"); // of those that a migration has begun for
    }

    @AfterEach
    void leave() {
        nodes.forEach(node -> {
            node.close();
            Await.of(node.vertx.close());
        });
        database.close();
    }

    /** Writes down each line; breaks on some, and kills its own connection on demand. */
    private final class Scribe implements Follower {
        private final String name;
        private final Optional<String> behind;

        Scribe(String name, Optional<String> behind) {
            this.name = name;
            this.behind = behind;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> behind() {
            return behind;
        }

        @Override
        public Runnable take(Tx tx, List<Entry> entries) {
            assertThat(entries).hasSizeBetween(1, 100);
            for (var entry : entries) {
                tx.write("INSERT INTO effect VALUES ($1, $2)", Tuple.of(name, entry.position()));
                if (broken.contains(name + " " + entry.position())) {
                    throw new IllegalStateException("line " + entry.position() + " is too much for me");
                }
                if (deadly.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
                    tx.run("SELECT pg_terminate_backend(pg_backend_pid())", Tuple.tuple());
                }
            }
            return afterwards::incrementAndGet;
        }
    }

    private Ground node() {
        var node = Ground.on(Vertx.vertx(), database.url());
        nodes.add(node);
        return node;
    }

    private FollowerVerticle follow(Ground node, String name, Optional<String> behind) {
        var ground = new FollowerVerticle.Ground(
                node.vertx, database.url().pool(), node.pool, node.bus, node.clock, node.meters);
        var verticle = new FollowerVerticle(new Scribe(name, behind), ground);
        Await.of(node.vertx.deployVerticle(verticle, VIRTUAL));
        following.add(verticle);
        return verticle;
    }

    private static void write(Ground node, int lines) {
        var talk = Talk.about(node, "followed");
        Await.of(Future.all(LongStream.range(0, lines)
                .mapToObj(_ -> node.submit(talk.saying(node.ids.comment(), Optional.empty(), "a line")))
                .toList()));
    }

    private List<String> taken(String name) {
        return database.list("SELECT position FROM effect WHERE follower = '%s' ORDER BY position".formatted(name));
    }

    private static List<String> lines(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    @Test
    void beginsWithNowAndTakesEachLineOnce() {
        var node = node();
        write(node, 3);
        follow(node, "scribe", Optional.empty());
        write(node, 250);
        patiently().until(() -> taken("scribe").size() == 250);
        assertThat(taken("scribe")).isEqualTo(lines(4, 253));
        assertThat(database.ask("SELECT position FROM bookmark")).isEqualTo("253");
        patiently()
                .until(() -> node.meters.get("parley.follower.behind").gauge().value() == 0);
        patiently().until(() -> node.meters.get("parley.follower.lag").timer().count() == afterwards.get());
    }

    @Test
    void whatIsKilledInTheMiddleLosesNothingAndDoublesNothing() {
        var node = node();
        follow(node, "scribe", Optional.empty());
        deadly.set(70);
        write(node, 150);
        patiently().until(() -> taken("scribe").size() == 150);
        deadly.set(1);
        write(node, 5);
        patiently().until(() -> taken("scribe").size() == 155);
        assertThat(deadly).hasValue(0);
        assertThat(taken("scribe")).isEqualTo(lines(1, 155));
        assertThat(database.count("SELECT count(*) FROM parked_line")).isZero();
    }

    @Test
    void ofTwoNodesEachLineIsTakenByOne() {
        var one = node();
        var other = node();
        follow(one, "scribe", Optional.empty());
        follow(other, "scribe", Optional.empty());
        for (int round = 0; round < 10; round++) {
            write(round % 2 == 0 ? one : other, 40);
        }
        patiently().until(() -> taken("scribe").size() == 400); // a second taking would break the primary key, and park
        assertThat(taken("scribe")).isEqualTo(lines(1, 400));
        assertThat(database.count("SELECT count(*) FROM parked_line")).isZero();
        Await.of(one.vertx.undeploy(following.getFirst().deploymentID()));
        write(one, 10);
        patiently().until(() -> taken("scribe").size() == 410);
    }

    @Test
    void aLineThatKeepsFailingIsParkedAndStopsNobodyAndIsTakenOnDemand() {
        var node = node();
        broken.addAll(List.of("scribe 7", "scribe 8"));
        follow(node, "scribe", Optional.empty());
        write(node, 20);
        patiently().until(() -> taken("scribe").size() == 18);
        assertThat(taken("scribe")).doesNotContain("7", "8");
        assertThat(database.list("SELECT position FROM parked_line ORDER BY position"))
                .containsExactly("7", "8");
        assertThat(database.ask("SELECT error FROM parked_line WHERE position = 7"))
                .contains("too much for me");
        patiently()
                .until(() -> node.meters.get("parley.follower.parked").gauge().value() == 2);

        broken.remove("scribe 7");
        assertThat(Await.of(FollowerVerticle.retry(node.pool, "scribe"))).isEqualTo(2);
        patiently()
                .until(() -> database.list("SELECT position FROM parked_line WHERE NOT wanted")
                        .equals(List.of("8")));
        assertThat(taken("scribe")).contains("7").doesNotContain("8").hasSize(19);
    }

    @Test
    void whoStandsBehindAnotherNeverPassesIt() {
        var node = node();
        follow(node, "second", Optional.of("first"));
        write(node, 5);
        patiently()
                .until(() -> node.meters.get("parley.follower.behind").gauge().value() == 5);
        assertThat(taken("second")).isEmpty();
        database.execute("INSERT INTO bookmark VALUES ('first', 3)");
        patiently().until(() -> taken("second").size() == 3);
        assertThat(taken("second")).isEqualTo(lines(1, 3));
    }

    @Test
    void whatTheOneAheadHasParkedComesOnceItIsTaken() {
        var node = node();
        broken.addAll(List.of("first 3", "first 4"));
        follow(node, "first", Optional.empty());
        follow(node, "second", Optional.of("first"));
        write(node, 5);
        patiently().until(() -> taken("second").size() == 3);
        assertThat(taken("second")).containsExactly("1", "2", "5");
        assertThat(database.list("SELECT position FROM parked_line WHERE follower = 'second' ORDER BY position"))
                .containsExactly("3", "4");

        broken.remove("first 3");
        Await.of(FollowerVerticle.retry(node.pool, "first"));
        patiently().until(() -> taken("second").contains("3"));
        assertThat(taken("second")).containsExactly("1", "2", "3", "5");
        patiently()
                .until(() -> database.list(
                                "SELECT follower FROM parked_line WHERE position = 4 AND error LIKE '%much%'")
                        .equals(List.of("first")));
        broken.remove("first 4");
        Await.of(FollowerVerticle.retry(node.pool, "first"));
        patiently().until(() -> database.count("SELECT count(*) FROM parked_line") == 0);
        assertThat(taken("second")).isEqualTo(lines(1, 5));
    }

    @Test
    void oldLinesStayAsLongAsSomebodyNeedsThem() {
        var node = node();
        write(node, 10);
        database.execute("UPDATE journal SET at = at - interval '8 days'");
        database.execute("INSERT INTO bookmark VALUES ('quick', 10), ('slow', 6)");
        database.execute("INSERT INTO parked_line (follower, position, error) VALUES ('quick', 2, 'broken')");
        Await.of(node.pool.preparedQuery(JournalReader.OLD.sql()).execute(Tuple.of(100)));
        assertThat(database.list("SELECT position FROM journal ORDER BY position"))
                .containsExactly("2", "7", "8", "9", "10");
    }
}
