package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.event.DiscussionId;
import parley.rig.Await;
import parley.rig.Contract;
import parley.rig.Ground;
import parley.rig.TestDatabase;

class EventsResourceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static House house;

    @BeforeAll
    static void open() {
        house = new House(DATABASE.url());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aStreamResumesByTheIdOfItsLastMessage() {
        var id = House.id("stream");
        house.post("stream", "one");
        var first = stream(id, "?after=0", Map.of());
        first.awaitSeq(1);
        assertThat(first.lastId()).isEqualTo(house.ground.epoch.value() + ".1");
        house.post("stream", "two");
        first.awaitSeq(2);
        var lastId = first.lastId();
        Await.of(first.response.request().reset().recover(_ -> Future.succeededFuture()));
        house.post("stream", "three");
        var again = stream(id, "?after=0", Map.of("Last-Event-ID", lastId));
        again.awaitSeq(3);
        assertThat(again.seqs()).containsExactly(3L);
        assertThat(again.response.getHeader("X-Accel-Buffering")).isEqualTo("no");
        assertThat(again.response.getHeader("Content-Type")).isEqualTo("text/event-stream");
    }

    @Test
    void aStreamOfAnotherEpochIsToldToReadAnewAndEnds() {
        house.post("stream-epoch", "one");
        var stream = stream(House.id("stream-epoch"), "?after=elsewhere.1", Map.of());
        Awaitility.await().until(() -> stream.ended);
        assertThat(stream.frames().getFirst().getJsonObject("resync").getLong("seq"))
                .isEqualTo(1);
    }

    @Test
    void aStreamSaysWhenToComeBackBeforeTheServerStops() {
        try (var own = new House(DATABASE.url())) {
            var stream = new Listening(
                    Await.of(own.get(House.id("stream-drain"), "", Map.of("Accept", "text/event-stream"))));
            Awaitility.await().until(() -> !stream.frames().isEmpty());
            Await.of(own.live.drain(10_000));
            Awaitility.await().until(() -> stream.ended);
            assertThat(stream.text()).contains("retry: ");
            assertThat(stream.frames().getLast().containsKey("drain")).isTrue();
        }
    }

    @Test
    void pagesLeadFromOneToTheNextUntilNothingIsLeft() {
        var id = House.id("pages");
        int posts = 300;
        Await.of(Future.all(IntStream.range(0, posts)
                .mapToObj(i -> house.submit(Ground.DEMO, "pages", Optional.empty(), "post " + i))
                .toList()));
        var seqs = new ArrayList<Long>();
        var next = "0";
        for (var page = page(id, next); !page.getJsonArray("events").isEmpty(); page = page(id, next)) {
            page.getJsonArray("events").forEach(event -> seqs.add(((JsonObject) event).getLong("seq")));
            next = page.getString("next");
        }
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, posts).boxed().toList());
        assertThat(next).isEqualTo(house.ground.epoch.value() + "." + posts);
    }

    @Test
    void aPageWithoutAfterSaysWhereNowIs() {
        house.post("now", "one");
        var body = json(House.id("now"), "");
        assertThat(body.getJsonArray("events")).isEmpty();
        assertThat(body.getString("next")).isEqualTo(house.ground.epoch.value() + ".1");
        assertThat(json(House.id("nobody-wrote-here"), "?after=0").getString("next"))
                .endsWith(".0");
    }

    @Test
    void aPageOfAnotherEpochIsAResync() {
        house.post("page-epoch", "one");
        assertThat(json(House.id("page-epoch"), "?after=elsewhere.1").containsKey("resync"))
                .isTrue();
    }

    @Test
    void linesThatAreNoLongerKeptAreAResync() {
        var id = House.id("pruned");
        IntStream.range(0, 3).forEach(i -> house.post("pruned", "post " + i));
        DATABASE.execute("DELETE FROM journal WHERE discussion_id = '" + id + "' AND seq = 1");
        assertThat(json(id, "?after=0").containsKey("resync")).isTrue();
        assertThat(json(id, "?after=1").getJsonArray("events")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?after=x            | application/json  | ''                          | 400
            ?after=-1           | application/json  | ''                          | 400
            ?more=1             | application/json  | ''                          | 400
            ?as=xml             | text/event-stream | ''                          | 400
            ''                  | text/html         | ''                          | 406
            ''                  | text/event-stream | https://evil.example.org    | 403
            ''                  | application/json  | https://other.example.org   | 403
            ''                  | text/event-stream | null                        | 403
            ''                  | application/json  | https://news.example.org    | 200
            ''                  | */*               | ''                          | 200""")
    void whatCannotBeAnsweredIsRefused(String query, String accept, String origin, int status) {
        house.post("refusals", "one");
        var headers = new HashMap<>(Map.of("Accept", accept));
        if (!origin.isEmpty()) {
            headers.put("Origin", origin);
        }
        assertThat(Await.of(house.get(House.id("refusals"), query, headers)).statusCode())
                .isEqualTo(status);
    }

    private static Listening stream(DiscussionId id, String query, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Accept", "text/event-stream");
        return new Listening(Await.of(house.get(id, query, all)));
    }

    private static JsonObject page(DiscussionId id, String after) {
        return json(id, "?after=" + after);
    }

    private static JsonObject json(DiscussionId id, String query) {
        var response = Await.of(house.get(id, query, Map.of("Accept", "application/json")));
        var whole = response.body();
        response.resume();
        var body = Await.of(whole).toString();
        Contract.check(
                "GET",
                "/api/v1/discussions/" + id + "/events" + query,
                response.request().headers(),
                "",
                response.statusCode(),
                response.headers(),
                body);
        return new JsonObject(body);
    }

    /** An event stream that is being read. */
    private static final class Listening {
        final HttpClientResponse response;
        final List<String> chunks = new CopyOnWriteArrayList<>();
        volatile boolean ended;

        Listening(HttpClientResponse response) {
            this.response = response;
            assertThat(response.statusCode()).isEqualTo(200);
            response.handler(bytes -> chunks.add(bytes.toString()));
            response.endHandler(_ -> ended = true);
            response.exceptionHandler(_ -> ended = true);
            response.resume();
        }

        List<JsonObject> frames() {
            return lines("data: ").map(JsonObject::new).toList();
        }

        List<Long> seqs() {
            return frames().stream()
                    .filter(frame -> frame.containsKey("events"))
                    .flatMap(frame -> frame.getJsonArray("events").stream())
                    .map(event -> ((JsonObject) event).getLong("seq"))
                    .toList();
        }

        String text() {
            return String.join("", chunks);
        }

        String lastId() {
            return lines("id: ").reduce("", (_, later) -> later);
        }

        void awaitSeq(long seq) {
            Awaitility.await().until(() -> seqs().contains(seq));
            frames().forEach(Contract::event);
        }

        private java.util.stream.Stream<String> lines(String field) {
            var now = text();
            var whole = now.substring(0, now.lastIndexOf("\n\n") + 1);
            return whole.lines().filter(line -> line.startsWith(field)).map(line -> line.substring(field.length()));
        }
    }
}
