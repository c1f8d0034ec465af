package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.GuestId;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Contract;
import parley.rig.Ground;
import parley.rig.TestDatabase;

class DoorTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final GuestId GUEST =
            GuestId.parse("7f000000-0000-4000-8000-000000000001").orElseThrow();

    @SuppressWarnings("NullAway.Init")
    private static OpenDoor door;

    @BeforeAll
    static void open() {
        door = new OpenDoor(
                DATABASE,
                Limits.DEFAULT,
                opening -> List.of(new ProblemPages(opening.desk), router -> {
                    var desk = opening.desk;
                    router.get("/raise/:slug").handler(desk.any(call -> {
                        throw Refusal.of(ProblemKind.of(call.path("slug")).orElseThrow());
                    }));
                    router.get("/fail")
                            .handler(desk.any(call -> Future.failedFuture(new IllegalStateException("secret"))));
                    router.get("/wait")
                            .handler(desk.any(call -> Future.failedFuture(
                                    Refusal.retryAfter(ProblemKind.RATE_LIMITED, Duration.ofMillis(1_001)))));
                    router.get("/fields").handler(desk.any(call -> {
                        throw Refusal.of(
                                ProblemKind.NOT_ACCEPTED,
                                List.of(new FieldError("/a b/~1", "is odd"), new FieldError("limit", "is high")));
                    }));
                    desk.get(router, "/api/v1/who", desk.json(DoorTest::who));
                    router.post("/api/v1/who").handler(desk.json(DoorTest::who));
                    router.get("/pages/who").handler(desk.any(DoorTest::who));
                    router.post("/api/v1/json").handler(desk.json(call -> call.answer(200, call.json())));
                }));
    }

    private static Future<?> who(Call call) {
        call.checkOrigin(call.site("demo"));
        return call.answer(200, new JsonObject().put("who", call.caller().scope()));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfProblemIsAnsweredAndHasAPage(ProblemKind kind) {
        var answer = door.get("/raise/" + kind.slug());
        assertThat(answer.statusCode()).isEqualTo(kind.status());
        assertThat(OpenDoor.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(OpenDoor.header(answer, "WWW-Authenticate").isEmpty()).isEqualTo(kind.status() != 401);
        assertThat(OpenDoor.header(answer, "Retry-After").isEmpty()).isEqualTo(kind.status() != 503);
        var problem = new JsonObject(answer.body());
        Contract.component("Problem", problem);
        var page = door.get(problem.getString("type"), "Accept", "application/json");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(kind.advice());
    }

    @Test
    void whatBreaksIsOurSecret() {
        var answer = door.get("/fail");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("/problems/internal").doesNotContain("secret", ".java", "Exception");
    }

    @Test
    void waitingTimesAreWholeSecondsRoundedUp() {
        assertThat(OpenDoor.header(door.get("/wait"), "Retry-After")).isEqualTo("2");
    }

    @Test
    void placesInABodyAreFragmentsAndParametersBareNames() {
        var errors = new JsonObject(door.get("/fields").body()).getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("#/a%20b/~1");
        assertThat(errors.getJsonObject(1).getString("pointer")).isEqualTo("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nowhere,       404, ''",
        "GET,    /api/v1/nowhere,404, ''",
        "DELETE, /api/v1/who,    405, 'GET, HEAD, POST'",
        "BREW,   /api/v1/json,   405, POST",
        "POST,   /problems/busy, 405, 'GET, HEAD'",
        "GET,    /problems/none, 404, ''",
        "GET,    /%zz,           400, ''"
    })
    void whatIsNotThereIsAProblemToo(String method, String path, int status, String allow) {
        try (var client = door.raw()) {
            var answer = client.say(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
            if (allow.isEmpty()) {
                assertThat(answer).doesNotContain("Allow: ");
            } else {
                assertThat(answer).contains("Allow: " + allow + "\r\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|200", "application/json|200", "text/html, application/*;q=0.1|200", "TEXT/html, */*|200",
                "text/html|406", "application/json;q=0|406", "*/*, application/json;q=0.0|406", "image/*|406"
            })
    void jsonIsForThoseWhoTakeIt(String accept, int status) {
        assertThat(door.get("/api/v1/who", "Accept", accept).statusCode()).isEqualTo(status);
    }

    @Test
    void headIsGetWithoutABody() {
        var answer = door.send("HEAD", "/api/v1/who", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(OpenDoor.header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void everyAnswerIsSafe() {
        for (var path : List.of("/nowhere", "/api/v1/who", "/fail", "/problems/busy")) {
            var answer = door.get(path);
            assertThat(OpenDoor.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(OpenDoor.header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(OpenDoor.header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    @Test
    void theAdministratorIsKnownByKeyAndGuestsByToken() {
        assertThat(who("Bearer " + OpenDoor.ADMIN_KEY)).contains("administrator");
        assertThat(who("bearer " + OpenDoor.ADMIN_KEY)).contains("administrator");
        assertThat(who("Guest " + OpenDoor.TOKENS.guest(GUEST))).contains("guest:" + GUEST);
        assertThat(door.get("/api/v1/who").body()).contains("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer no", "Bearer ", "Guest no", "Basic YTpi", "no"})
    void aTokenThatIsNotOursIsRefused(String authorization) {
        assertThat(door.get("/api/v1/who", "Authorization", authorization).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCookieTellsWhoAGuestIsOnPagesButNeverInTheApi() {
        var cookie = Callers.COOKIE + "=" + OpenDoor.TOKENS.guest(GUEST);
        assertThat(door.get("/pages/who", "Cookie", cookie).body()).contains("guest:" + GUEST);
        assertThat(door.get("/pages/who", "Cookie", Callers.COOKIE + "=stale").statusCode())
                .isEqualTo(200);
        assertThat(door.get("/api/v1/who", "Cookie", cookie).body()).contains("\"\"");
    }

    private static String who(String authorization) {
        return door.get("/api/v1/who", "Authorization", authorization).body();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.org,      200, true",
        "https://news.example.org:443,  403, false",
        "http://news.example.org,       403, false",
        "https://evil.example,          403, false",
        "https://news.example.org.evil, 403, false",
        "null,                          403, false",
        "OWN,                           200, false"
    })
    void onlyExactOriginsMaySpeak(String origin, int status, boolean readable) {
        var from = origin.equals("OWN") ? "http://127.0.0.1:" + door.port : origin;
        var answer = door.send("POST", "/api/v1/who", "", "Origin", from);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(OpenDoor.header(answer, "Access-Control-Allow-Origin")).isEqualTo(readable ? from : "");
        assertThat(OpenDoor.header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(OpenDoor.header(answer, "Vary")).contains("Origin");
    }

    @Test
    void preflightsAreAnsweredForOriginsOfAnySite() {
        var fine = preflight(Ground.ORIGIN);
        assertThat(fine.statusCode()).isEqualTo(204);
        assertThat(OpenDoor.header(fine, "Access-Control-Allow-Origin")).isEqualTo(Ground.ORIGIN);
        assertThat(OpenDoor.header(fine, "Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(OpenDoor.header(fine, "Access-Control-Allow-Headers"))
                .contains("Idempotency-Key", "Parley-Edit-Token", "Authorization");
        assertThat(OpenDoor.header(fine, "Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(preflight("https://evil.example").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> preflight(String origin) {
        return door.send("OPTIONS", "/api/v1/who", "", "Origin", origin, "Access-Control-Request-Method", "PATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void jsonIsReadByItsType(String type) {
        assertThat(door.send("POST", "/api/v1/json", "{\"a\":1}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/json; charset=utf-16", "application/jsonx", "multipart/form-data"})
    void otherTypesAreNot(String type) {
        assertThat(door.send("POST", "/api/v1/json", "{}", "Content-Type", type).statusCode())
                .isEqualTo(415);
    }

    @Test
    void requestsAreTimedByRouteAndStatus() {
        door.get("/raise/busy");
        var timer = door.meters
                .get("parley.http.requests")
                .tags("route", "/raise/:slug", "method", "GET", "status", "503")
                .timer();
        Awaitility.await().until(() -> timer.count() > 0);
    }
}
