package parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.database.Write;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;
import parley.threading.Threads;

/** Three nodes on one database: one order for all, and every tail tells all of it, once. */
class ManyNodesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final int NODES = 3;
    private static final int WRITERS = 16;
    private static final int EACH = 40;
    private static final List<Ground> GROUNDS = new ArrayList<>();
    private static final List<List<Entry>> TOLD = new ArrayList<>();
    private static final List<Object> REWOUND = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void build() {
        for (int node = 0; node < NODES; node++) {
            var ground = Ground.on(Vertx.vertx(), DATABASE.url());
            var told = new CopyOnWriteArrayList<Entry>();
            Await.of(ground.bus.follow(News.class, news -> told.addAll(news.entries())));
            Await.of(ground.bus.follow(Rewound.class, REWOUND::add));
            GROUNDS.add(ground);
            TOLD.add(told);
        }
    }

    @AfterAll
    static void leave() {
        GROUNDS.forEach(ground -> {
            ground.close();
            Await.of(ground.vertx.close());
        });
    }

    @Test
    void positionsAndSeqsHaveNoHolesAndTailsMissNothingAndRepeatNothing() {
        var writers = new ArrayList<Future<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var talk = Talk.about(GROUNDS.get(writer % NODES), writer % 2 == 0 ? "hot" : "mild-" + writer);
            writers.add(write(talk, EACH));
        }
        for (int i = 0; i < 5; i++) { // ears that are lost meanwhile lose nothing, and rewind nothing
            Await.of(write(Talk.about(GROUNDS.get(i % NODES), "beside"), 1));
            killEars();
        }
        writers.forEach(Await::of);

        int lines = WRITERS * EACH + 5;
        assertThat(DATABASE.list("SELECT position FROM journal ORDER BY position"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, lines)
                        .mapToObj(Long::toString)
                        .toList());
        assertThat(DATABASE.list("""
                SELECT discussion_id FROM (SELECT discussion_id, seq - lag(seq, 1, 0)
                    OVER (PARTITION BY discussion_id ORDER BY position) AS step FROM journal) steps
                 WHERE step <> 1""")).isEmpty();
        assertThat(DATABASE.count("SELECT count(*) FROM discussion d WHERE seq <> (SELECT max(seq) FROM journal j"
                        + " WHERE j.discussion_id = d.id) OR seq <> numbers"))
                .isZero();
        for (var told : TOLD) {
            await().until(() -> told.size() >= lines);
            assertThat(told)
                    .extracting(Entry::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, lines).boxed().toList());
        }
        assertThat(REWOUND).isEmpty();
    }

    private static Future<Void> write(Talk talk, int left) {
        return left == 0
                ? Future.succeededFuture()
                : talk.ground().submit(post(talk)).compose(_ -> write(talk, left - 1));
    }

    private static Write<Threads.Step> post(Talk talk) {
        return talk.saying(talk.ground().ids.comment(), Optional.empty(), "one of many");
    }

    private static void killEars() {
        DATABASE.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND query LIKE 'LISTEN%'""");
    }
}
