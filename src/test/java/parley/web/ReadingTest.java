package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.event.CommentId;
import parley.event.GuestId;
import parley.rig.Contract;
import parley.rig.Deed;
import parley.rig.Ground;
import parley.rig.TestDatabase;
import parley.screening.Reason;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.DiscussionSeed;
import parley.threading.PageReader;
import parley.threading.Pages;
import parley.threading.Places;

class ReadingTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final GuestId GUEST =
            GuestId.parse("7f000000-0000-4000-8000-000000000001").orElseThrow();
    private static final String KEY = "/2026/11/bridge";
    private static final String PAGE = "/api/v1/discussions?site=demo&key=" + KEY;

    @SuppressWarnings("NullAway.Init")
    private static OpenDoor door;

    @SuppressWarnings("NullAway.Init")
    private static CommentId root;

    @SuppressWarnings("NullAway.Init")
    private static CommentId waiting;

    @BeforeAll
    static void open() {
        door = new OpenDoor(DATABASE, Limits.DEFAULT, ReadingTest::rooms);
        root = post(Optional.empty(), false);
        for (int i = 0; i < 7; i++) {
            post(Optional.of(root), false);
        }
        waiting = post(Optional.empty(), true);
    }

    private static List<Routes> rooms(OpenDoor opening) {
        var ground = opening.ground;
        var reader = new PageReader(ground.pool, ground.epoch, ground.clock);
        var pages =
                new Pages(ground.vertx, reader, Map.of(), "test", 1_000_000, ground.clock, new SimpleMeterRegistry());
        return List.of(
                new PageRoutes(opening.desk, pages, new Places(ground.pool)),
                new ReadingRoutes(opening.desk, reader, OpenDoor.TOKENS, ground.clock));
    }

    private static CommentId post(Optional<CommentId> parent, boolean held) {
        var ground = door.ground;
        var id = ground.ids.comment();
        var seed =
                new DiscussionSeed(Ground.DEMO, KEY, Optional.of(Ground.ORIGIN + KEY), Optional.of("The bridge"), true);
        ground.commit(new Deed<>(
                needs -> {
                    needs.row(ground.threads.seeds(), seed);
                    needs.row(ground.threads.discussions(), seed.id());
                    parent.ifPresent(above -> needs.row(ground.threads.comments(), above));
                },
                batch -> {
                    var above = parent.map(to -> ground.threads.comment(batch, to));
                    var author = new Author(
                            "ada", "Ada", Optional.of("ada@example.org"), Optional.empty(), Optional.of(GUEST));
                    var body = new Comment.Body("text", "<p>" + "text ".repeat(40) + "</p>");
                    var fresh = Comment.fresh(id, seed.id(), Ground.DEMO, above, author, body, Instant.EPOCH);
                    return held
                            ? ground.threads.hold(batch, fresh, List.of(new Reason("links", "two of them")))
                            : ground.threads.publish(batch, fresh);
                }));
        return id;
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aPageHasTheRootsAndTheirFirstReplies() {
        var page = new JsonObject(read(PAGE, 200).body());
        assertThat(page.getJsonObject("discussion").getString("title")).isEqualTo("The bridge");
        assertThat(page.getJsonArray("comments")).hasSize(6);
        assertThat(read(PAGE, 200).body()).doesNotContain("ada@example.org", waiting.toString());
    }

    @Test
    void aUrlNamesTheSameDiscussion() {
        var byUrl = read(
                "/api/v1/discussions?site=demo&url=https%3A%2F%2Fnews.example.org%2F2026%2F11%2Fbridge%3Futm_source%3Dx%23a",
                200);
        assertThat(byUrl.body()).isEqualTo(read(PAGE, 200).body());
    }

    @Test
    void nobodyHasWrittenThereYet() {
        var page = new JsonObject(
                read("/api/v1/discussions?site=demo&key=none", 200).body());
        assertThat(page.getJsonArray("comments")).isEmpty();
        assertThat(page.getJsonObject("discussion").getInteger("seq")).isZero();
    }

    @Test
    void whoHasThePageIsNotSentItAgain() {
        var etag = OpenDoor.header(read(PAGE, 200), "ETag");
        assertThat(read(PAGE, 304, "If-None-Match", etag).body()).isEmpty();
        read(PAGE, 304, "If-None-Match", "\"other\", " + etag.substring(2));
        read(PAGE, 304, "If-None-Match", "*");
        read(PAGE, 200, "If-None-Match", "\"other\"");
    }

    @Test
    void pagesAreCompressedForThoseWhoTakeIt() {
        assertThat(OpenDoor.header(door.get(PAGE, "Accept-Encoding", "br, gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(OpenDoor.header(door.get(PAGE, "Accept-Encoding", "gzip;q=0, br"), "Content-Encoding"))
                .isEmpty();
        var plain = door.get(PAGE);
        assertThat(OpenDoor.header(plain, "Content-Encoding")).isEmpty();
        assertThat(OpenDoor.header(plain, "Cache-Control")).isEqualTo("public, max-age=0, s-maxage=2");
        assertThat(OpenDoor.header(plain, "Vary")).isEqualTo("Origin, Accept, Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                        400",
        "'?site=demo',                              400",
        "'?site=nobody&key=a',                      404",
        "'?site=DEMO&key=a',                        404",
        "'?site=demo&key=a&key=b',                  400",
        "'?site=demo&key=',                         400",
        "'?site=demo&url=news',                     400",
        "'?site=demo&key=a&limit=101',              400",
        "'?site=demo&key=a&limit=0',                400",
        "'?site=demo&key=a&sort=odd',               400",
        "'?site=demo&key=a&after=odd',              400",
        "'?site=demo&key=a&replies=all',            400",
        "'?site=demo&key=a&other=1',                400",
        "'?site=demo&key=a&minSeq=-1',              400",
        "'?site=demo&key=a&limit=100&sort=newest',  200"
    })
    void aPageIsAskedForProperly(String query, int status) {
        read("/api/v1/discussions" + query, status);
    }

    @Test
    void anApiKeyMayAskForMore() {
        var key = "Bearer " + OpenDoor.ADMIN_KEY;
        var page = new JsonObject(
                read(PAGE + "&limit=500&replies=all", 200, "Authorization", key).body());
        assertThat(page.getJsonArray("comments")).hasSize(8);
        read(PAGE + "&limit=501", 400, "Authorization", key);
        read(PAGE, 401, "Authorization", "Bearer other");
    }

    @Test
    void whatIsNotThereYetIsWaitedFor() {
        assertThat(OpenDoor.header(read(PAGE + "&minSeq=99999", 503), "Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void aCommentItsBranchAndThePageAroundIt() {
        read("/api/v1/comments/" + root, 200);
        assertThat(new JsonObject(read("/api/v1/comments/" + root + "/replies?limit=3", 200)
                                .body())
                        .getJsonArray("comments"))
                .hasSize(3);
        read("/api/v1/comments/" + root + "/context", 200);
        read("/api/v1/comments/" + root + "/replies?sort=oldest", 400);
        read("/api/v1/comments/" + root + "?minSeq=99999", 503);
        for (var nobody : List.of("none", "00000000-0000-7000-8000-000000000000")) {
            read("/api/v1/comments/" + nobody, 404);
            read("/api/v1/comments/" + nobody + "/replies", 404);
            read("/api/v1/comments/" + nobody + "/context", 404);
        }
    }

    @Test
    void whatWaitsIsForItsAuthorAndModeratorsOnly() {
        var path = "/api/v1/comments/" + waiting;
        var later = Instant.now().plus(Duration.ofMinutes(5));
        read(path, 404);
        read(path + "/context", 404);
        read(path, 200, "Authorization", "Bearer " + OpenDoor.ADMIN_KEY);
        read(path, 200, "Authorization", "Guest " + OpenDoor.TOKENS.guest(GUEST));
        read(path, 404, "Authorization", "Guest " + OpenDoor.TOKENS.guest(door.ground.ids.guest()));
        read(path, 200, "Parley-Edit-Token", OpenDoor.TOKENS.edit(waiting, later));
        read(path, 404, "Parley-Edit-Token", OpenDoor.TOKENS.edit(root, later));
        read(path, 404, "Parley-Edit-Token", OpenDoor.TOKENS.edit(waiting, Instant.EPOCH));
    }

    @Test
    void countsComeInTheOrderAsked() {
        var counts = new JsonObject(read("/api/v1/counts?site=demo&key=none&key=" + KEY, 200)
                        .body())
                .getJsonArray("counts");
        assertThat(counts.getJsonObject(0).getInteger("commentCount")).isZero();
        assertThat(counts.getJsonObject(1).getInteger("commentCount")).isEqualTo(8);
        read("/api/v1/counts?site=demo", 400);
        read("/api/v1/counts?site=demo" + "&key=a".repeat(101), 400);
        read("/api/v1/counts?site=nobody&key=a", 404);
    }

    @Test
    void theContractIsThereForAnybody() {
        assertThat(read("/api/v1/openapi.yaml", 200, "Accept", "application/json")
                        .body())
                .startsWith("openapi: 3.1.0");
    }

    private static HttpResponse<String> read(String path, int status, String... headers) {
        var answer = door.get(path, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var said = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            said.add(headers[i], headers[i + 1]);
        }
        var heard = MultiMap.caseInsensitiveMultiMap();
        answer.headers().map().forEach(heard::add);
        Contract.check("GET", path, said, "", status, heard, answer.body());
        return answer;
    }
}
