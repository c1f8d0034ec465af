package parley.walk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.problem.ProblemKind;
import parley.rig.Town;

/** Requests that cannot be understood or are about nothing that is there, on every address but that of posting. */
class BadRequestTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    record Asked(String method, String path, String body, ProblemKind kind) {
        static Arguments of(String method, String path, String body, ProblemKind kind) {
            return Arguments.of(new Asked(method, path, body, kind));
        }

        static Arguments get(String path, ProblemKind kind) {
            return of("GET", path, "", kind);
        }
    }

    static Stream<Arguments> reads() {
        var no = ProblemKind.MALFORMED_REQUEST;
        return Stream.of(
                Asked.get("/discussions", no),
                Asked.get("/discussions?site=demo", no),
                Asked.get("/discussions?site=demo&key=", no),
                Asked.get("/discussions?site=demo&key=a&key=b", no),
                Asked.get("/discussions?site=demo&key=a&colour=red", no),
                Asked.get("/discussions?site=demo&key=a&sort=worst", no),
                Asked.get("/discussions?site=demo&key=a&limit=0", no),
                Asked.get("/discussions?site=demo&key=a&limit=101", no),
                Asked.get("/discussions?site=demo&key=a&limit=many", no),
                Asked.get("/discussions?site=demo&key=a&minSeq=-1", no),
                Asked.get("/discussions?site=demo&key=a&replies=all", no),
                Asked.get("/discussions?site=demo&key=a%00b", no),
                Asked.get("/discussions?site=demo&url=ftp://news.example.org/", no),
                Asked.get("/discussions?site=nowhere&key=a", ProblemKind.UNKNOWN_SITE),
                Asked.get("/discussions?site=demo&key=a&after=nonsense", ProblemKind.BAD_CURSOR),
                Asked.get("/discussions?site=demo&key=a&after=AQ", ProblemKind.BAD_CURSOR),
                Asked.get("/comments/7", ProblemKind.UNKNOWN_COMMENT),
                Asked.get("/comments/" + NOBODY, ProblemKind.UNKNOWN_COMMENT),
                Asked.get("/comments/" + NOBODY + "/replies", ProblemKind.UNKNOWN_COMMENT),
                Asked.get("/comments/" + NOBODY + "/context", ProblemKind.UNKNOWN_COMMENT),
                Asked.get("/discussions/7/events", ProblemKind.NOT_FOUND),
                Asked.get("/discussions/" + NOBODY + "/events?after=x.y", ProblemKind.BAD_CURSOR),
                Asked.get("/discussions/" + NOBODY + "/events?as=xml", no),
                Asked.get("/counts?site=demo", no),
                Asked.get("/counts?site=demo" + "&key=a".repeat(101), no),
                Asked.get("/live", no),
                Asked.get("/nothing/here", ProblemKind.NOT_FOUND),
                Asked.of("PUT", "/comments", "{}", ProblemKind.METHOD_NOT_ALLOWED),
                Asked.of("DELETE", "/discussions", "", ProblemKind.METHOD_NOT_ALLOWED));
    }

    static Stream<Arguments> changes() {
        var no = ProblemKind.MALFORMED_REQUEST;
        var unknown = ProblemKind.UNKNOWN_COMMENT;
        var comment = "/comments/" + NOBODY;
        return Stream.of(
                Asked.of("PATCH", comment, "{\"text\":\"hello\"}", unknown),
                Asked.of("PATCH", comment, "{\"text\":null}", no),
                Asked.of("PATCH", comment, "{\"text\":\"hello\",\"name\":\"Ole\"}", no),
                Asked.of("PATCH", comment + "?now=1", "{\"text\":\"hello\"}", no),
                Asked.of("DELETE", comment, "", unknown),
                Asked.of("DELETE", comment, "{}", no),
                Asked.of("PUT", comment + "/vote", "{\"value\":1}", unknown),
                Asked.of("PUT", comment + "/vote", "{\"value\":2}", no),
                Asked.of("PUT", comment + "/vote", "{\"value\":1.5}", no),
                Asked.of("PUT", comment + "/vote", "{\"value\":\"1\"}", no),
                Asked.of("PUT", comment + "/vote", "{\"value\":99999999999}", no),
                Asked.of("PUT", comment + "/reactions/love", "", unknown),
                Asked.of("PUT", comment + "/reactions/love", "{}", no));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"reads", "changes"})
    void isRefused(Asked asked) {
        TOWN.one()
                .api()
                .from(Town.ORIGIN)
                .send(asked.method(), asked.path(), asked.body())
                .refusedAs(asked.kind());
    }

    static Stream<Arguments> decisions() {
        var no = ProblemKind.MALFORMED_REQUEST;
        var one = "/moderation/comments/" + NOBODY + "/decision";
        return Stream.of(
                Asked.of("PUT", one, "{\"decision\":\"approve\"}", ProblemKind.UNKNOWN_COMMENT),
                Asked.of("PUT", one, "{\"decision\":\"burn\"}", no),
                Asked.of("PUT", one, "{}", no),
                Asked.of("PUT", one, "{\"decision\":\"approve\",\"note\":7}", no),
                Asked.of("POST", "/moderation/decisions", "{\"decisions\":[]}", no),
                Asked.of(
                        "POST",
                        "/moderation/decisions",
                        "{\"decisions\":[{\"id\":\"7\",\"decision\":\"approve\"}]}",
                        no),
                Asked.get("/moderation/comments?state=lost", no),
                Asked.get("/moderation/comments?limit=501", no),
                Asked.get("/moderation/comments?site=nowhere", ProblemKind.UNKNOWN_SITE),
                Asked.get("/moderation/comments?after=nonsense", ProblemKind.BAD_CURSOR),
                Asked.get("/moderation/comments?after=" + cursor("2026-01-01T00:00:00Z 7"), ProblemKind.BAD_CURSOR));
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void isRefusedEvenToTheAdministrator(Asked asked) {
        TOWN.one()
                .administrator()
                .send(asked.method(), asked.path(), asked.body())
                .refusedAs(asked.kind());
    }
}
