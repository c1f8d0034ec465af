package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

/** Whatever somebody writes, wherever they write it: what comes back as markup is harmless, and the rest is no markup. */
class HostileTextTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String KEY = "hostile/text";
    private static final Path LINES = Path.of("src/test/resources/parley/screening/hostile-html.txt");
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "body",
            "p",
            "br",
            "em",
            "strong",
            "del",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "b",
            "i",
            "s",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final Set<String> ATTRIBUTES = Set.of("href", "rel", "start");

    static Stream<String> lines() throws IOException {
        return Files.readAllLines(LINES).stream().filter(line -> !line.isBlank() && !line.startsWith("# "));
    }

    private static void judge(String html) {
        for (Element element : Jsoup.parse(html).getAllElements()) {
            if (!element.tagName().equals("#root")) {
                assertThat(ELEMENTS).as(html).contains(element.tagName());
            }
            element.attributes().forEach(attribute -> {
                assertThat(ATTRIBUTES).as(html).contains(attribute.getKey().toLowerCase(Locale.ROOT));
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).as(html).matches("(?i)(https?:|mailto:).*");
                }
            });
        }
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
                judge(answer.comment().getString("html"));
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
        page.comments().forEach(comment -> judge(comment.getString("html")));
    }
}
