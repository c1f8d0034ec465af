package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.problem.ProblemKind;
import parley.rig.Api;
import parley.rig.Guest;
import parley.rig.Town;

/** What cannot be understood is 400, what is understood but not acceptable 422, what is not there 404; nothing is kept. */
class BadInputTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private static Guest guest() {
        return Guest.on(TOWN.one(), "Ida Sommer");
    }

    private static JsonObject body() {
        return guest().body("bad/input", "fine");
    }

    private static Arguments post(String what, ProblemKind kind, Consumer<JsonObject> change) {
        var body = body();
        change.accept(body);
        return Arguments.of(what, kind, body.encode());
    }

    private static Arguments raw(String what, ProblemKind kind, String body) {
        return Arguments.of(what, kind, body);
    }

    static Stream<Arguments> notUnderstood() {
        var no = ProblemKind.MALFORMED_REQUEST;
        return Stream.of(
                raw("no body", ProblemKind.UNSUPPORTED_MEDIA_TYPE, ""),
                raw("not JSON", no, "{\"site\":"),
                raw("a list", no, "[]"),
                raw("null", no, "null"),
                raw("two objects", no, body().encode() + "{}"),
                raw("a name twice", no, body().encode().replace("\"text\":", "\"text\":\"one\",\"text\":")),
                raw("NUL", no, body().encode().replace("fine", "fi\\u0000ne")),
                raw("half a character", no, body().encode().replace("fine", "fi\\ud83d")),
                raw("too deep", no, "{\"text\":" + "[".repeat(100) + "]".repeat(100) + "}"),
                raw("NaN", no, "{\"text\": NaN}"),
                post("an unknown field", no, body -> body.put("colour", "red")),
                post(
                        "an unknown field within",
                        no,
                        body -> body.getJsonObject("author").put("age", 7)),
                post("no site", no, body -> body.remove("site")),
                post("no text", no, body -> body.remove("text")),
                post("no discussion", no, body -> body.remove("discussion")),
                post("a discussion without a name", no, body -> body.put("discussion", new JsonObject())),
                post("a text that is a number", no, body -> body.put("text", 7)),
                post("a text that is null", no, body -> body.putNull("text")),
                post("a site that is a list", no, body -> body.put("site", new JsonArray().add("demo"))),
                post("an author that is a text", no, body -> body.put("author", "Ida")),
                post(
                        "an author without a name",
                        no,
                        body -> body.getJsonObject("author").remove("name")),
                post(
                        "a key that is a number",
                        no,
                        body -> body.getJsonObject("discussion").put("key", 7)),
                post("a parent that is a number", no, body -> body.put("parentId", 7)));
    }

    static Stream<Arguments> notAccepted() {
        var no = ProblemKind.NOT_ACCEPTED;
        var refused = ProblemKind.COMMENT_REFUSED;
        return Stream.of(
                post("an empty text", refused, body -> body.put("text", "")),
                post("a blank text", refused, body -> body.put("text", " \n\t\u200b ")),
                post("a text that shows nothing", refused, body -> body.put("text", "[hidden]: https://example.org")),
                post("a text that is too long", refused, body -> body.put("text", "x".repeat(5_001))),
                post("no author", no, body -> body.remove("author")),
                post("an empty name", no, body -> body.getJsonObject("author").put("name", " ")),
                post(
                        "a name that is too long",
                        no,
                        body -> body.getJsonObject("author").put("name", "x".repeat(65))),
                post("no mail address", no, body -> body.getJsonObject("author").remove("email")),
                post(
                        "no mail address at all",
                        no,
                        body -> body.getJsonObject("author").put("email", "nobody")),
                post("a mail header", no, body -> body.getJsonObject("author").put("email", "a@example.org\r\nBcc: b")),
                post(
                        "a website that is a script",
                        no,
                        body -> body.getJsonObject("author").put("website", "javascript:alert(1)")),
                post(
                        "an empty key",
                        no,
                        body -> body.getJsonObject("discussion").put("key", "")),
                post(
                        "a key that is too long",
                        no,
                        body -> body.getJsonObject("discussion").put("key", "k".repeat(513))),
                post(
                        "a key with a line break",
                        no,
                        body -> body.getJsonObject("discussion").put("key", "a\nb")),
                post(
                        "a page of another origin",
                        no,
                        body -> body.getJsonObject("discussion").put("url", "https://evil.example/bridge")),
                post(
                        "a page that is a script",
                        no,
                        body -> body.getJsonObject("discussion").put("url", "javascript:alert(1)")),
                post(
                        "a page with a user in front",
                        no,
                        body -> body.getJsonObject("discussion").put("url", "https://news.example.org@evil.example/")),
                post(
                        "a title that is too long",
                        no,
                        body -> body.getJsonObject("discussion").put("title", "t".repeat(501))),
                post("a parent that is no id", ProblemKind.BAD_PARENT, body -> body.put("parentId", "7")),
                post("a parent that is not there", ProblemKind.BAD_PARENT, body -> body.put("parentId", NOBODY)),
                post("a site that is not there", ProblemKind.UNKNOWN_SITE, body -> body.put("site", "nowhere")),
                post("a site that cannot be", ProblemKind.UNKNOWN_SITE, body -> body.put("site", "no such\nsite")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"notUnderstood", "notAccepted"})
    void isRefused(String what, ProblemKind kind, String body) {
        guest().api().send("POST", "/comments", body).refusedAs(kind);
        assertThat(TOWN.database().count("SELECT count(*) FROM discussion WHERE key = 'bad/input' AND seq > 0"))
                .isZero();
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        var body = body().put("text", "x".repeat(70_000)).encode();
        guest().api().send("POST", "/comments", body).refusedAs(ProblemKind.TOO_LARGE);
    }

    @Test
    void onlyJsonInUtf8IsRead() {
        var api = guest().api();
        var latin = body().put("text", "Käse").encode().getBytes(StandardCharsets.ISO_8859_1);
        api.send("POST", "/comments", latin).refusedAs(ProblemKind.MALFORMED_REQUEST);
        api.with("Content-Type", "text/plain")
                .send("POST", "/comments", body().encode())
                .refusedAs(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        api.with("Content-Encoding", "gzip")
                .send("POST", "/comments", body().encode())
                .refusedAs(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void whoCannotTakeJsonIsToldSo() {
        var api = guest().api().with("Accept", "text/html");
        api.post("/comments", body()).refusedAs(ProblemKind.NOT_ACCEPTABLE);
        api.get("/discussions?site=demo&key=a").refusedAs(ProblemKind.NOT_ACCEPTABLE);
        api.get("/openapi.yaml").expect(200);
    }

    @Test
    void pagesOfOtherOriginsDoNotWrite() {
        var said = guest().says("bad/origin", "mine");
        for (var origin : new String[] {"https://evil.example", Town.CAREFUL_ORIGIN, "null"}) {
            Api api = TOWN.one().api().from(origin);
            var no = ProblemKind.ORIGIN_NOT_ALLOWED;
            api.post("/comments", body()).refusedAs(no);
            api.with("Parley-Edit-Token", said.editToken()).delete(said.path()).refusedAs(no);
            api.patch(said.path(), new JsonObject().put("text", "yours")).refusedAs(no);
            api.put(said.path() + "/vote", new JsonObject().put("value", -1)).refusedAs(no);
            api.put(said.path() + "/reactions/angry").refusedAs(no);
            api.get("/discussions/%s/events", said.discussion()).refusedAs(no);
        }
    }

    @Test
    void aKeyOfIdempotencyIsVisibleAscii() {
        guest().api()
                .with("Idempotency-Key", "x".repeat(256))
                .post("/comments", body())
                .refusedAs(ProblemKind.MALFORMED_REQUEST);
    }

    @Test
    void aClosedDiscussionTakesNoComments() {
        var said = guest().says("bad/closed", "the last word");
        TOWN.database().execute("UPDATE discussion SET state = 'closed' WHERE id = '%s'".formatted(said.discussion()));
        guest().api()
                .post("/comments", guest().body("bad/closed", "no, mine"))
                .refusedAs(ProblemKind.DISCUSSION_CLOSED);
    }

    @Test
    void aParentOfAnotherDiscussionIsRefused() {
        var said = guest().says("bad/here", "here");
        guest().api()
                .post("/comments", guest().body("bad/there", "there").put("parentId", said.id()))
                .refusedAs(ProblemKind.BAD_PARENT);
    }

    @Test
    void bannedWordsAreRefused() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        ida.api().post("/comments", ida.body("bad/words", "You Grobian!")).refusedAs(ProblemKind.COMMENT_REFUSED);
        var ole = Guest.at(TOWN.one(), Town.CAREFUL, "Grobian Brandt");
        ole.api().post("/comments", ole.body("bad/words", "hello")).refusedAs(ProblemKind.COMMENT_REFUSED);
    }

    @Test
    void aCursorLeadsOnlyWhereItCameFrom() {
        for (int i = 0; i < 3; i++) {
            guest().says("bad/cursor", "post " + i);
        }
        var next = guest().api()
                .get("/discussions?site=demo&key=bad/cursor&limit=1")
                .json()
                .getString("next");
        guest().api().get("/discussions?site=demo&key=elsewhere&after=" + next).refusedAs(ProblemKind.BAD_CURSOR);
        guest().api()
                .get("/discussions?site=demo&key=bad/cursor&sort=newest&after=" + next)
                .refusedAs(ProblemKind.BAD_CURSOR);
    }
}
