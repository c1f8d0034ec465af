package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journal.Rewound;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;

class PagesTest {
    private static final long ROOMY = 10_000_000;
    private static final Shape JSON = Shape.json(1);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static Vertx vertx;
    static Ground ground;
    static PageReader reader;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Pages pages = pages(ROOMY);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
        reader = new PageReader(ground.pool, ground.epoch, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        ground.close();
        Await.of(vertx.close());
    }

    private Pages pages(long bytes) {
        Renderer html = (query, page, shape) ->
                Buffer.buffer("<p>" + shape.language() + page.comments().size());
        return new Pages(vertx, reader, Map.of(Representation.HTML, html), "build", bytes, Clock.systemUTC(), meters);
    }

    private Snapshot get(Query query) {
        return Await.of(pages.get(query, JSON, OptionalLong.empty()));
    }

    private double answered(String from) {
        return meters.counter("parley.pages", "answered", from).count();
    }

    @Test
    void aPageIsReadOnceWhileNothingChanges() throws IOException {
        var talk = new Voices(ground, "once");
        talk.say();
        var one = get(talk.first(Sort.OLDEST, 20));
        var two = get(talk.first(Sort.OLDEST, 20));
        assertThat(two).isSameAs(one);
        assertThat(answered("from-memory")).isEqualTo(1);
        assertThat(answered("from-database")).isEqualTo(1);
        assertThat(one.body().toJsonObject().getJsonObject("discussion").getLong("seq"))
                .isEqualTo(1);
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(one.gzip().getBytes()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(one.body().toString());
        }
        assertThat(one.gzip()).isSameAs(one.gzip());
        assertThat(one.etag()).matches("(W/)?\"[^\"]+\"");
        await().untilAsserted(() -> assertThat(
                        meters.get("parley.pages.bytes").gauge().value())
                .isGreaterThan(one.body().length()));
    }

    @Test
    void aStalePageIsNotSentAgain() {
        var talk = new Voices(ground, "stale");
        talk.say();
        var before = get(talk.first(Sort.OLDEST, 20));
        var step = talk.post(Optional.empty());
        pages.stale(talk.id, step.seq().orElseThrow());
        var after = get(talk.first(Sort.OLDEST, 20));
        assertThat(after.seq()).isEqualTo(2);
        assertThat(after.etag()).isNotEqualTo(before.etag());
        pages.stale(talk.id, 1);
        assertThat(get(talk.first(Sort.OLDEST, 20))).isSameAs(after);
    }

    @Test
    void whatOneQueryShowedNoOtherQueryFallsBehind() {
        var talk = new Voices(ground, "together");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        assertThat(get(talk.first(Sort.NEWEST, 20)).seq()).isEqualTo(2);
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2);
    }

    @Test
    void everyPartOfTheQuestionHasItsOwnTag() {
        var talk = new Voices(ground, "tags");
        var root = talk.say();
        var reply = talk.reply(root);
        var queries = List.of(
                talk.first(Sort.OLDEST, 20),
                talk.first(Sort.OLDEST, 21),
                talk.first(Sort.NEWEST, 20),
                talk.first(Sort.BEST, 20),
                new Query.Context(talk.id, reply, Sort.OLDEST, 20),
                new Query.Context(talk.id, root, Sort.OLDEST, 20),
                new Query.Branch(talk.id, root, Optional.empty(), 20),
                new Query.Branch(talk.id, root, Optional.of(new Cursor.Branch(root, TreePath.root(1))), 20));
        var shapes = List.of(
                JSON, Shape.json(2), new Shape(Representation.HTML, "en", 1), new Shape(Representation.HTML, "de", 1));
        var tags = new ArrayList<String>();
        queries.forEach(query -> shapes.forEach(shape ->
                tags.add(Await.of(pages.get(query, shape, OptionalLong.empty())).etag())));
        assertThat(tags).hasSize(32).doesNotHaveDuplicates();
        pages = pages(ROOMY);
        assertThat(get(queries.getLast()).etag()).isEqualTo(tags.get(28));
    }

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
                reader,
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
        writers.forEach(PagesTest::join);
        writing.set(false);
        readers.forEach(PagesTest::join);
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

    @Test
    void aReaderWhoKnowsMoreThanThisNodeReadsTheDatabaseAnew() {
        var talk = new Voices(ground, "min-seq");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).as("nobody told us").isEqualTo(1);
        var page = Await.of(pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(2)));
        assertThat(page.seq()).isEqualTo(2);
        assertThat(get(talk.first(Sort.OLDEST, 20))).isSameAs(page);
    }

    @Test
    void aReaderWhoKnowsWhatIsStillUnderWayWaitsForIt() {
        var talk = new Voices(ground, "under-way");
        talk.say();
        var waiting = pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(3));
        talk.say();
        talk.say();
        assertThat(Await.of(waiting).seq()).isEqualTo(3);
    }

    @Test
    void whatNeverComesIsRefused() {
        var talk = new Voices(ground, "never");
        var refusal = Await.failureOf(pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(9)));
        assertThat(((Refusal) refusal).kind()).isEqualTo(ProblemKind.NOT_CAUGHT_UP);
        assertThat(((Refusal) refusal).retryAfter()).isPresent();
    }

    @Test
    void aFailureIsNotKept() {
        var talk = new Voices(ground, "failure");
        var root = talk.say();
        talk.remove(root);
        var query = new Query.Branch(talk.id, root, Optional.empty(), 5);
        var refusal = Await.failureOf(pages.get(query, JSON, OptionalLong.empty()));
        assertThat(((Refusal) refusal).kind()).isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        talk.restore(root);
        assertThat(get(query).body().toJsonObject().getJsonArray("comments")).isEmpty();
    }

    @Test
    void whatOthersCommitIsHeardThroughTheTailAndARewoundHistoryIsForgotten() {
        Await.of(vertx.deployVerticle(new PagesVerticle(ground.bus, pages, new Places(ground.pool))));
        var talk = new Voices(ground, "tail");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        await().untilAsserted(
                        () -> assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2));
        DATABASE.execute("UPDATE discussion SET seq = 1 WHERE id = '" + talk.id + "'");
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2);
        ground.bus.tell(new Rewound("another"));
        await().untilAsserted(
                        () -> assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(1));
    }
}
