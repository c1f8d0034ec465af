package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.HarmlessMarkup;
import parley.rig.Town;

/** Whatever somebody writes, wherever they write it: what comes back as markup is harmless, and the rest is no markup. */
class HostileTextTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String KEY = "hostile/text";

    static Stream<String> lines() {
        return HarmlessMarkup.hostileLines();
    }

    private static void judge(Answer answer) {
        assertThat(answer.header("Content-Type")).matches("application/(problem\\+)?json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void asATextItIsHarmlessWhenPostedAndWhenEdited(String line) {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var said = ida.says(KEY, "before");
        var posted = ida.api().post("/comments", ida.body(KEY, line));
        var edited = TOWN.one().administrator().patch(said.path(), new JsonObject().put("text", line));
        for (var answer : List.of(posted, edited)) {
            judge(answer);
            assertThat(answer.status()).isIn(200, 201, 422);
            if (answer.status() < 400) {
                HarmlessMarkup.judge(answer.comment().getString("html"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void inEveryOtherFieldItIsTextOrRefused(String line) {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var discussion = new JsonObject().put("key", KEY + "/" + line).put("title", line);
        var named = ida.body(KEY, "hello").put("discussion", discussion);
        named.getJsonObject("author").put("name", line);
        var answer = ida.api().post("/comments", named);
        judge(answer);
        assertThat(answer.status()).isIn(201, 422);
        for (var field : List.of("email", "website")) {
            var body = ida.body(KEY, "hello");
            body.getJsonObject("author").put(field, line);
            judge(ida.api().post("/comments", body).expect(422));
        }
        var placed = ida.body(KEY, "hello");
        placed.getJsonObject("discussion").put("url", line);
        judge(ida.api().post("/comments", placed).expect(422));
    }

    @Test
    void anAddressOfTheSiteCannotBreakOutOfItsLinks() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        var body = ida.body(KEY, "hello");
        body.getJsonObject("discussion")
                .put("key", "hostile/url")
                .put("url", Town.ORIGIN + "/\"><script>alert(1)</script>");
        var answer = ida.api().post("/comments", body);
        judge(answer);
        assertThat(answer.expect(201).comment().getString("permalink"))
                .isEqualTo(Town.ORIGIN + "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E#comment-1");
    }

    @Test
    void wholePagesAreHarmless() {
        var page = TOWN.one()
                .administrator()
                .get("/discussions?site=demo&key=%s&replies=all&limit=500", KEY)
                .expect(200);
        judge(page);
        page.comments().forEach(comment -> HarmlessMarkup.judge(comment.getString("html")));
    }
}
