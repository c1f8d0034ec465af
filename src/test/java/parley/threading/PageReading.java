package parley.threading;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;

/** A database of its own for a class of tests, and who reads pages from it. */
abstract class PageReading {
    static final TestClock CLOCK = new TestClock();

    static TestDatabase database;
    static Vertx vertx;
    static Ground ground;
    static PageReader reader;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, database.url());
        reader = new PageReader(ground.pool, ground.epoch, CLOCK);
    }

    @AfterAll
    static void close() {
        ground.close();
        Await.of(vertx.close());
        database.close();
    }

    static ProblemKind failure(Query query) {
        return ((Refusal) Await.failureOf(reader.read(query))).kind();
    }
}
