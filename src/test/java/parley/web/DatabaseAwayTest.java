package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.bus.Command;
import parley.database.CrashableServer;
import parley.rig.Await;
import parley.rig.TestDatabase;

/** A database that does not answer is no fault of ours, and one comes back later: 503, never 500. */
class DatabaseAwayTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static OpenDoor door;
    private static Pool nobodyThere;
    private static Pool full;

    private record Look() implements Command<String> {}

    @BeforeAll
    static void open() {
        door = new OpenDoor(DATABASE, Limits.DEFAULT, open -> List.of(routes(open)));
        nobodyThere = pool(new PgConnectOptions(DATABASE.url().pool()).setPort(CrashableServer.freePort()), 8);
        full = pool(DATABASE.url().pool(), 1);
        Await.of(full.getConnection()); // never given back
        Await.of(door.ground.bus.answer(
                context(), Look.class, _ -> ask(nobodyThere).await().toString()));
    }

    private static Context context() {
        var found = new CompletableFuture<Context>();
        Await.of(door.vertx.deployVerticle(
                new VerticleBase() {
                    @Override
                    public Future<?> start() {
                        found.complete(context);
                        return Future.succeededFuture();
                    }
                },
                new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
        return found.join();
    }

    private static Pool pool(PgConnectOptions to, int queue) {
        var size = new PoolOptions()
                .setMaxSize(1)
                .setMaxWaitQueueSize(queue)
                .setConnectionTimeout(100)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool().with(size).connectingTo(to).using(door.vertx).build();
    }

    private static Routes routes(OpenDoor open) {
        return router -> {
            router.get("/read").handler(open.desk.any(_ -> ask(nobodyThere)));
            router.get("/read-full").handler(open.desk.any(_ -> ask(full)));
            router.get("/asked").handler(open.desk.any(_ -> open.ground.bus.ask(new Look())));
        };
    }

    private static Future<?> ask(Pool pool) {
        return pool.query("SELECT 1").execute();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void whoReadsOrWritesIsToldToComeBack() {
        for (var path : List.of("/read", "/read-full", "/asked")) {
            var answer = door.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/database-away");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }
}
