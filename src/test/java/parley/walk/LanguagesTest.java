package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Town;

/** Whoever reads in another language finds no English around what people wrote. */
class LanguagesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String ENGLISH =
            ".*\\b(Reply|Newest|Oldest|Best|comments?|replies|required|published|Post|the|Name and|Vote|edited)\\b.*";

    private final HttpClient browser = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"de,ltr", "fr,ltr", "es,ltr", "ar,rtl"})
    void aFragmentSpeaksTheLanguageThatItIsAskedFor(String lang, String direction) {
        var key = "languages-" + lang;
        var ana = Guest.on(TOWN.one(), "Ana");
        var first = ana.says(key, "1");
        ana.replies(key, first, "2");
        var html = Jsoup.parse(TOWN.one()
                .api()
                .with("Accept", "text/html")
                .get("/discussions?site=demo&key=%s&lang=%s", key, lang)
                .text());
        var section = html.selectFirst("section.parley");
        assertThat(section.attr("lang")).isEqualTo(lang);
        assertThat(section.attr("dir")).isEqualTo(direction);
        html.select("template, .body").remove();
        assertThat(section.text()).contains("Ana").doesNotMatch("(?is)" + ENGLISH);
        assertThat(html.select("[aria-label]").eachAttr("aria-label"))
                .isNotEmpty()
                .noneMatch(it -> it.matches(ENGLISH));
        assertThat(html.select("a[href^=/]:not(.number, .permalink)").eachAttr("href"))
                .isNotEmpty()
                .allMatch(it -> it.contains("lang=" + lang));
    }

    @Test
    void eachLanguageIsAPageOfItsOwnToCaches() {
        Guest.on(TOWN.one(), "Ana").says("languages-etag", "1");
        var api = TOWN.one().api().with("Accept", "text/html");
        var german = api.get("/discussions?site=demo&key=languages-etag&lang=de");
        var french = api.get("/discussions?site=demo&key=languages-etag&lang=fr");
        assertThat(german.header("ETag")).isNotEqualTo(french.header("ETag"));
        assertThat(api.get("/discussions?site=demo&key=languages-etag&lang=tlh").text())
                .contains("lang=\"en\"")
                .contains("1 comment<");
    }

    @Test
    void anOwnPageSpeaksWhatTheBrowserPrefersUnlessItsAddressSaysOtherwise() throws Exception {
        Guest.on(TOWN.one(), "Ana").says("languages-own", "1");
        var path = "/demo/" + Town.discussion("demo", "languages-own");
        var arabic = get(path, "ar-EG,ar;q=0.9,en;q=0.5");
        assertThat(arabic.headers().allValues("Vary")).contains("Accept-Language, Cookie");
        assertThat(page(arabic).selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page(arabic).selectFirst(".count").text()).isEqualTo("تعليق واحد");
        assertThat(page(get(path + "?lang=de", "ar")).selectFirst(".count").text())
                .isEqualTo("1 Kommentar");
        assertThat(page(get("/problems/rate-limited", "fr")).text())
                .contains("Trop vite")
                .doesNotContain("Wait");
    }

    @Test
    void refusalsSpeakToThePersonWhoIsRefused() {
        var guest = Guest.on(TOWN.one(), "Ana");
        var refused = guest.api()
                .with("Accept-Language", "de-AT,de;q=0.9")
                .post("/comments", guest.body("languages-no", "x".repeat(5001)));
        assertThat(refused.expect(422).header("Content-Language")).isEqualTo("de");
        assertThat(refused.json().getString("title")).isEqualTo("Der Kommentar wurde nicht angenommen");
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .isEqualTo("Dieser Kommentar hat 5001 Zeichen; erlaubt sind höchstens 5000.");
    }

    @Test
    void whyACommentWaitsIsSaidInItsAuthorsLanguage() {
        var guest = Guest.at(TOWN.one(), Town.STRICT, "Ana");
        var held = guest.api().with("Accept-Language", "es").post("/comments", guest.body("languages-held", "hola"));
        assertThat(held.expect(201).json().getJsonArray("held").getJsonObject(0).getString("detail"))
                .isEqualTo("En este sitio la moderación revisa antes cada comentario.");
    }

    @Test
    void aFormThatCameInALanguageIsAnsweredInIt() throws Exception {
        var body =
                "site=demo&key=languages-form&url=&title=&parentId=&idempotencyKey=&website=&lang=fr&text=Bonjour&email="
                        + URLEncoder.encode("ana@", StandardCharsets.UTF_8) + "&name=Ana";
        var answer = page(post("/forms/comments", body));
        assertThat(answer.selectFirst(".error[data-for=email]").text())
                .isEqualTo("Cela ne ressemble pas à une adresse e-mail.");
        var posted = post("/forms/comments", body.replace("ana%40", "ana%40example.org"));
        assertThat(posted.headers().firstValue("Location").orElseThrow()).contains("&lang=fr#comment-1");
    }

    @Test
    void liveMarkupComesInTheSubscribersLanguage() {
        var ana = Guest.on(TOWN.one(), "Ana");
        var first = ana.says("languages-live", "1");
        try (var german = Ear.open(TOWN.one().address(), Town.ORIGIN);
                var arabic = Ear.open(TOWN.one().address(), Town.ORIGIN)) {
            german.say(subscribe(first.discussion(), "de"));
            arabic.say(subscribe(first.discussion(), "ar"));
            german.awaitFrame("presence");
            arabic.awaitFrame("presence");
            ana.replies("languages-live", first, "2");
            assertThat(german.awaitEvent("comment-published").getString("html")).contains(">Antworten<");
            assertThat(arabic.awaitEvent("comment-published").getString("html")).contains(">رد<");
        }
    }

    private static JsonObject subscribe(String discussion, String lang) {
        return new JsonObject()
                .put(
                        "subscribe",
                        new JsonObject()
                                .put("discussion", discussion)
                                .put("as", "html")
                                .put("lang", lang));
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String path, String languages) throws Exception {
        var request = HttpRequest.newBuilder(address(path)).header("Accept-Language", languages);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        var request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", TOWN.one().address().toString())
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return TOWN.one().address().resolve(path);
    }
}
