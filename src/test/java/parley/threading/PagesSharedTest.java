package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.Await;

/** Many readers and writers at once. */
class PagesSharedTest extends KeptPages {
    @Test
    void readersShareARebuildAndGoOnAtHome() {
        var talk = new Voices(ground, "shared");
        talk.say();
        var builds = new AtomicInteger();
        Renderer counting = (query, page, shape) -> {
            builds.incrementAndGet();
            return Buffer.buffer("x");
        };
        pages = new Pages(
                vertx,
                source,
                Map.of(Representation.HTML, counting),
                "build",
                ROOMY,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        var homes = IntStream.range(0, 4).mapToObj(_ -> loop()).toList();
        var answers = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < 200; i++) {
            answers.add(atHome(homes.get(i % homes.size()), talk.first(Sort.OLDEST, 20)));
        }
        assertThat(Await.of(Future.all(answers)).<Boolean>list()).containsOnly(true);
        assertThat(builds).hasValueLessThanOrEqualTo(3);
    }

    /** Each Vert.x has loops of its own; a verticle is where a context comes from. */
    private static Context loop() {
        Promise<Context> made = Promise.promise();
        Await.of(vertx.deployVerticle(new io.vertx.core.VerticleBase() {
            @Override
            public Future<?> start() {
                made.complete(context);
                return Future.succeededFuture();
            }
        }));
        return Await.of(made.future());
    }

    private Future<Boolean> atHome(Context home, Query query) {
        Promise<Boolean> answer = Promise.promise();
        home.runOnContext(_ -> pages.get(query, new Shape(Representation.HTML, "en", 1), OptionalLong.empty())
                .map(_ -> Vertx.currentContext() == home)
                .onComplete(answer));
        return answer.future();
    }

    @ParameterizedTest
    @ValueSource(longs = {ROOMY, 3_000})
    void whoAsksAfterAnAnswerSeesWhatWasAnswered(long bytes) {
        pages = pages(bytes);
        var talk = new Voices(ground, "law-" + bytes);
        var other = new Voices(ground, "other-" + bytes);
        talk.say();
        var answered = new AtomicLong(1);
        var writing = new AtomicBoolean(true);
        var broken = new ConcurrentLinkedQueue<String>();
        var readers = IntStream.range(0, 4)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    while (writing.get()) {
                        long least = answered.get();
                        var page = get((number % 2 == 0 ? talk.first(Sort.OLDEST, 5) : talk.first(Sort.NEWEST, 7)));
                        var shown = seq(page.body().toJsonObject());
                        if (page.seq() < least || shown != page.seq()) {
                            broken.add(page.seq() + " < " + least);
                        }
                        get(other.first(Sort.OLDEST, 1 + number));
                    }
                }))
                .toList();
        var writers = IntStream.range(0, 3)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 30; i++) {
                        long seq = talk.post(Optional.empty()).seq().orElseThrow();
                        pages.stale(talk.id, seq);
                        answered.accumulateAndGet(seq, Math::max);
                    }
                }))
                .toList();
        writers.forEach(PagesSharedTest::join);
        writing.set(false);
        readers.forEach(PagesSharedTest::join);
        assertThat(broken).isEmpty();
        assertThat(get(talk.first(Sort.OLDEST, 5)).seq()).isEqualTo(91);
    }

    private static long seq(JsonObject page) {
        return page.getJsonObject("discussion").getLong("seq");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
