package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Town;

/** Everything that a reader without JavaScript does. */
class FormsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void aCommentIsPostedAndSeenOnTheNextPage() throws Exception {
        var answer = post("/forms/comments", ours(), form("demo", "forms-1", "Good *morning*"));
        assertThat(answer.statusCode()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/demo/").contains("minSeq=1").endsWith("#comment-1");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("parley-guest=")
                .contains("HTTPOnly")
                .contains("SameSite=Lax");
        var page = Jsoup.parse(get(location).body());
        assertThat(page.selectFirst("#comment-1 .body em").text()).isEqualTo("morning");
        assertThat(page.selectFirst("#comment-1 .author").text()).isEqualTo("Ida Sommer");
        assertThat(page.selectFirst("form#reply input[name=name]").hasAttr("required"))
                .isTrue();
    }

    @Test
    void aReplyStandsUnderItsParent() throws Exception {
        post("/forms/comments", ours(), form("demo", "forms-2", "first"));
        var page =
                Jsoup.parse(get("/demo/" + Town.discussion("demo", "forms-2")).body());
        var parent = page.selectFirst("#comment-1").attr("data-id");
        var reply = form("demo", "forms-2", "second");
        reply.put("parentId", parent);
        var answer = post("/forms/replies", ours(), reply);
        assertThat(answer.statusCode()).isEqualTo(303);
        page = Jsoup.parse(
                get(answer.headers().firstValue("Location").orElseThrow()).body());
        assertThat(page.selectFirst("#comment-2").attr("data-parent")).isEqualTo(parent);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndTheDraftIsKept() throws Exception {
        var form = form("demo", "forms-3", "a <b>draft</b> worth keeping");
        form.put("email", "not a mail address");
        form.put("name", "");
        var answer = post("/forms/comments", ours(), form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst("textarea[name=text]").text()).isEqualTo("a <b>draft</b> worth keeping");
        assertThat(page.select(".error[data-for=email]").text()).isNotBlank();
        assertThat(page.select(".error[data-for=name]").text()).isNotBlank();
        assertThat(page.select(".error[data-for=website]").text()).isBlank();
    }

    @Test
    void whoIsAskedToRewordMayPostItAsItIs() throws Exception {
        var form = form(Town.GENTLE, "forms-nudge", "Come to our casino");
        var nudged = post("/forms/comments", ours(), form);
        assertThat(nudged.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(nudged.body());
        assertThat(page.select(".error[data-for=text]").text()).contains("casino");
        assertThat(page.selectFirst("textarea[name=text]").text()).isEqualTo("Come to our casino");
        assertThat(page.text()).contains("or post it as it is");
        form.put("acknowledged", page.selectFirst("input[name=acknowledged]").attr("value"));
        var answer = post("/forms/comments", ours(), form);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/forms/waiting/");
    }

    @Test
    void aPageThatHidesWhereItIsFromGetsOurPageWithTheDraft() throws Exception {
        for (var origin : new String[] {"", "null"}) {
            var answer = post("/forms/comments", origin, form("demo", "forms-4", "from nowhere"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(answer.body())
                            .selectFirst("textarea[name=text]")
                            .text())
                    .isEqualTo("from nowhere");
        }
        assertThat(Jsoup.parse(get("/").body()).select("title")).isNotEmpty();
        assertThat(TOWN.one().api().get("/counts?site=demo&key=forms-4").text()).contains("\"commentCount\":0");
    }

    @Test
    void aForeignPageMayNotPost() throws Exception {
        assertThat(post("/forms/comments", "https://evil.example.net", form("demo", "forms-5", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatWaitsIsShownToItsAuthorAloneAndKeptByNoCache() throws Exception {
        var answer = post("/forms/comments", Town.CAREFUL_ORIGIN, form("careful", "forms-6", "the casino, again"));
        assertThat(answer.statusCode()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/forms/waiting/");
        var page = get(location);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("the casino, again").containsIgnoringCase("waiting for review");
        assertThat(get(location.substring(0, location.length() - 4) + "AAAA").statusCode())
                .isEqualTo(404);
        assertThat(TOWN.one().api().get("/discussions?site=careful&key=forms-6").text())
                .doesNotContain("casino");
    }

    @Test
    void aVoteComesBackToItsComment() throws Exception {
        post("/forms/comments", ours(), form("demo", "forms-7", "vote for me"));
        var page =
                Jsoup.parse(get("/demo/" + Town.discussion("demo", "forms-7")).body());
        var id = page.selectFirst("#comment-1").attr("data-id");
        var answer = post("/forms/votes", ours(), Map.of("comment", id, "value", "1"));
        assertThat(answer.statusCode()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("#comment-1");
        assertThat(Jsoup.parse(get(location).body())
                        .selectFirst("#comment-1 .up")
                        .text())
                .isEqualTo("1");
    }

    @Test
    void theFirstCommentIsWrittenOnAnOwnPageWhoseLinkSaysItsKey() throws Exception {
        var own = "/demo/" + Town.discussion("demo", "/2026/forms-8?page=2");
        assertThat(get(own).statusCode()).isEqualTo(404);
        assertThat(get(own + "?key=another").statusCode()).isEqualTo(404);
        var opening = "?key=%2F2026%2Fforms-8%3Fpage%3D2&title=The+weir"
                + "&url=https%3A%2F%2Fnews.example.org%2F2026%2Fforms-8%3Fpage%3D2";
        var empty = get(own + opening);
        assertThat(empty.statusCode()).isEqualTo(200);
        var page = Jsoup.parse(empty.body());
        assertThat(page.select("ol.comments > li[data-id]:not([data-id=''])")).isEmpty();
        for (var link : page.select(".parley nav.sort a")) {
            assertThat(get(link.attr("href")).statusCode()).isEqualTo(200);
        }
        var posted = post("/forms/comments", ours(), filledIn(page, "I was here first"));
        assertThat(posted.statusCode()).isEqualTo(303);
        page = Jsoup.parse(get(own).body());
        assertThat(page.select("p.back a").attr("href")).isEqualTo("https://news.example.org/2026/forms-8?page=2");
        assertThat(page.selectFirst("h1").text()).isEqualTo("The weir");
        assertThat(page.selectFirst("#comment-1 .body").text()).isEqualTo("I was here first");
    }

    @Test
    void anOwnPageIsFoundByItsPagesAddressAloneAndForgetsPagesOfOthers() throws Exception {
        var named = get("/demo/" + Town.discussion("demo", "/forms-9")
                + "?url=https%3A%2F%2Fnews.example.org%2Fforms-9%3Futm_source%3Dletter");
        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(named.body())
                        .select("form#reply input[name=key]")
                        .val())
                .isEqualTo("/forms-9");
        var foreign = get(
                "/demo/" + Town.discussion("demo", "forms-9") + "?key=forms-9&url=https%3A%2F%2Fevil.example.net%2F");
        var page = Jsoup.parse(foreign.body());
        assertThat(page.select("form#reply input[name=url]").val()).isEmpty();
        var posted = post("/forms/comments", ours(), filledIn(page, "first as well"));
        assertThat(posted.headers().firstValue("Location").orElseThrow()).startsWith("/demo/");
    }

    /** What a browser sends: the form as it stands, with what its reader types. */
    private static Map<String, String> filledIn(Document page, String text) {
        var form = new LinkedHashMap<String, String>();
        for (var field : page.select("form#reply input")) {
            form.put(field.attr("name"), field.val());
        }
        form.put("text", text);
        form.put("name", "Ida Sommer");
        form.put("email", "ida@example.org");
        return form;
    }

    private static Map<String, String> form(String site, String key, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("site", site);
        form.put("key", key);
        form.put("url", "");
        form.put("title", "");
        form.put("parentId", "");
        form.put("idempotencyKey", "");
        form.put("text", text);
        form.put("name", "Ida Sommer");
        form.put("email", "ida@example.org");
        form.put("website", "");
        return form;
    }

    private static String ours() {
        return TOWN.one().address().toString();
    }

    private HttpResponse<String> post(String path, String origin, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return send(request.build());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create(ours()).resolve(path.replaceFirst("#.*", ""));
    }
}
