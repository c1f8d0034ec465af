package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.PostOffice;
import parley.rig.TestDatabase;
import parley.rig.Town;

/** Guests who asked are told by mail, by a real SMTP server; those who did not ask, or ask no more, are left alone. */
class MailTest {
    private static final String KEY = "mail";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private final HttpClient browser = HttpClient.newHttpClient();
    private PostOffice post;
    private Node node;

    @BeforeEach
    void open() {
        DATABASE.execute("TRUNCATE mail_box, mail_address, mail_wish, mail_outbox, mail_tiding");
        post = PostOffice.open();
        node = node(post.url());
    }

    @AfterEach
    void close() {
        node.close();
        post.close();
        browser.close();
    }

    private static Node node(String mailUrl) {
        return Node.on(
                DATABASE.url(),
                Map.of(
                        "PARLEY_MAIL_URL", mailUrl,
                        "PARLEY_MAIL_FROM", "The Courier's mail <talk@courier.example.org>",
                        "PARLEY_MAIL_BUNDLE", "0"));
    }

    @Test
    void anAddressIsAskedOnceBeforeAnythingElseIsSent() throws Exception {
        var ida = Guest.on(node, "Ida Sommer");
        var first = asks(ida, "ida.sommer@example.org", "en");
        asks(ida.known(first.guestToken()), "ida.sommer@example.org", "en");
        var asked = post.letter("ida.sommer@example.org", 1);
        assertThat(asked.subject()).isEqualTo("Please confirm: mail from The Harbour Courier");
        assertThat(asked.header("From")).hasValue("The Courier's mail <talk@courier.example.org>");
        assertThat(asked.text()).doesNotContain("Ida", "Is this").contains("The Harbour Courier");
        assertThat(Jsoup.parse(asked.html()).select("img, script, link, iframe"))
                .isEmpty();
        var link = asked.links("/mail/confirm").getFirst();

        var page = get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(Jsoup.parse(page.body()).select("form[method=post] button").text())
                .isEqualTo("Yes, send me mail");
        assertThat(state("ida.sommer@example.org")).isEqualTo("unconfirmed");

        assertThat(Jsoup.parse(submit(link).body()).select("h1").text()).isEqualTo("Thank you");
        assertThat(submit(link).statusCode()).isEqualTo(200);
        assertThat(state("ida.sommer@example.org")).isEqualTo("confirmed");
        assertThat(post.letters("ida.sommer@example.org")).hasSize(1);
    }

    @Test
    void repliesAreMailedUntilOneClickStopsThemAlsoOverARestart() throws Exception {
        var ida = Guest.on(node, "Ida Sommer");
        var asked = asks(ida, "ida.sommer@example.org", "en");
        submit(post.letter("ida.sommer@example.org", 1).links("/mail/confirm").getFirst());
        restart();
        Guest.on(node, "Uwe Brandt")
                .replies(KEY, asked, "See [this](https://evil.example/x) ![](https://evil.example/y)");

        var told = post.letter("ida.sommer@example.org", 2);
        assertThat(told.subject()).isEqualTo("Uwe Brandt replied to your comment");
        assertThat(told.raw()).doesNotContain("evil");
        assertThat(told.text()).contains("> See this").contains("/demo/" + asked.discussion() + "#comment-");
        assertThat(told.header("List-Unsubscribe-Post")).hasValue("List-Unsubscribe=One-Click");
        assertThat(told.header("Auto-Submitted")).hasValue("auto-generated");
        assertThat(told.header("Message-ID").orElseThrow()).matches("<[0-9a-f-]{36}@courier\\.example\\.org>");
        var stop = told.header("List-Unsubscribe").orElseThrow().replaceAll("[<>]", "");

        assertThat(get(stop).statusCode()).isEqualTo(200);
        Guest.on(node, "Uwe Brandt").replies(KEY, asked, "And *another* one");
        post.letter("ida.sommer@example.org", 3);

        restart();
        var parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        for (int i = 0; i < 2; i++) {
            assertThat(send(stop, "multipart/form-data; boundary=x", parts).statusCode())
                    .isEqualTo(200);
        }
        Guest.on(node, "Uwe Brandt").replies(KEY, asked, "A third one");
        asks("Ida Sommer", "marker@example.org", "en");
        post.letter("marker@example.org", 1);
        await().until(
                        () -> DATABASE.ask("SELECT min(position) >= (SELECT position FROM journal_head) FROM bookmark"),
                        "t"::equals);
        assertThat(post.letters("ida.sommer@example.org")).hasSize(3);
        assertThat(DATABASE.count("SELECT count(*) FROM mail_outbox WHERE state = 'waiting'"))
                .isZero();
    }

    @Test
    void aDeadServerDelaysMailAndNothingElse() throws Exception {
        var port = post.port();
        post.close();
        asks("Ida Sommer", "ida.sommer@example.org", "en");
        await().until(
                        () -> DATABASE.count("SELECT count(*) FROM mail_outbox WHERE error IS NOT NULL"),
                        one -> one == 1);
        assertThat(DATABASE.ask("SELECT attempts || state FROM mail_outbox")).isEqualTo("1waiting");
        assertThat(get(node.management() + "/health/ready", node.management()).statusCode())
                .isEqualTo(200);
        assertThat(get(node.management() + "/metrics", node.management()).body())
                .contains("parley_mail_total{kind=\"confirmation\",result=\"retried\"} 1.0");

        post = PostOffice.reopened(port);
        DATABASE.execute("UPDATE mail_outbox SET due_at = now()");
        assertThat(post.letter("ida.sommer@example.org", 1).header("Message-ID").orElseThrow())
                .contains(DATABASE.ask("SELECT id FROM mail_outbox"));
        await().until(() -> DATABASE.ask("SELECT state FROM mail_outbox"), "sent"::equals);
    }

    @Test
    void withoutScriptsOneTicksABox() throws Exception {
        var page = Jsoup.parse(
                get("/demo/" + Town.discussion("demo", KEY) + "?lang=fr").body());
        assertThat(page.select("form#reply input[name=notify][type=checkbox]").hasAttr("checked"))
                .isFalse();
        var form = "site=demo&key=" + KEY + "&lang=fr&notify=on&text=Oui&name=Ida&email=ida@forms.example.org";
        var request = HttpRequest.newBuilder(here("/forms/comments", node.address()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", node.address().toString())
                .POST(BodyPublishers.ofString(form))
                .build();
        assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
        assertThat(post.letter("ida@forms.example.org", 1).subject()).startsWith("Merci de confirmer");
    }

    @Test
    void aDecisionIsMailedWithItsReason() throws Exception {
        var ida = Guest.on(node, "Ida Sommer");
        var asked = asks(ida, "ida.sommer@example.org", "en");
        submit(post.letter("ida.sommer@example.org", 1).links("/mail/confirm").getFirst());
        node.administrator()
                .put(
                        "/moderation/comments/" + asked.id() + "/decision",
                        new JsonObject().put("decision", "reject").put("reason", "Not about the bridge"))
                .expect(200);
        var told = post.letter("ida.sommer@example.org", 2);
        assertThat(told.subject()).isEqualTo("Your comment is not published");
        assertThat(told.text()).contains("The reason: Not about the bridge");
    }

    @Test
    void whatCameBeforeTheAddressWasConfirmedIsToldThen() throws Exception {
        var asked = asks("Ida Sommer", "ida.sommer@example.org", "en");
        var link =
                post.letter("ida.sommer@example.org", 1).links("/mail/confirm").getFirst();
        Guest.on(node, "Uwe Brandt").replies(KEY, asked, "So soon");
        await().until(() -> DATABASE.count("SELECT count(*) FROM mail_tiding"), one -> one == 1);
        assertThat(post.letters("ida.sommer@example.org")).hasSize(1);
        submit(link);
        assertThat(post.letter("ida.sommer@example.org", 2).text()).contains("> So soon");
    }

    private void restart() {
        node.close();
        node = node(post.url());
    }

    @Test
    void whoMayNotConfirmIsToldNothing() throws Exception {
        for (var link : new String[] {"/mail/confirm", "/mail/confirm?token=x", "/mail/stop?token=" + "A".repeat(55)}) {
            assertThat(get(node.address() + link).statusCode()).isEqualTo(404);
            assertThat(submit(node.address() + link).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theLanguageIsTheOneInWhichTheyRead() {
        asks("Amal Haddad", "amal@example.org", "ar");
        var asked = post.letter("amal@example.org", 1);
        assertThat(asked.subject()).startsWith("يرجى التأكيد");
        assertThat(Jsoup.parse(asked.html()).selectFirst("html").attr("dir")).isEqualTo("rtl");
        asks("Uwe Brandt", "uwe@example.org", "de-AT");
        assertThat(post.letter("uwe@example.org", 1).subject())
                .isEqualTo("Bitte bestätigen: Post von The Harbour Courier");
    }

    @Test
    void whoNeverAskedForItCanSeeToItThatNothingEverComes() throws Exception {
        asks("Mallory", "victim@example.org", "en");
        var asked = post.letter("victim@example.org", 1);
        assertThat(submit(asked.links("/mail/stop").getFirst()).statusCode()).isEqualTo(200);
        DATABASE.execute("UPDATE mail_box SET confirmation_at = now() - interval '2 days'");
        asks("Mallory", "victim@example.org", "en");
        asks("Mallory", "Victim+more@example.org", "en");
        asks("Ida Sommer", "marker@example.org", "en");
        post.letter("marker@example.org", 1);
        assertThat(post.letters("victim@example.org")).hasSize(1);
        assertThat(post.letters("Victim+more@example.org")).isEmpty();
    }

    @Test
    void anAddressThatNobodyCanWriteToIsRefused() {
        for (var address : new String[] {"jürgen@example.org", "ida(x)@example.org", "ida@-.org"}) {
            var guest = Guest.on(node, "Ida Sommer");
            var body = guest.body(KEY, "Is this on?");
            body.getJsonObject("author").put("email", address).put("notify", true);
            guest.api().post("/comments", body).refusedAs(ProblemKind.NOT_ACCEPTED);
        }
    }

    private Guest.Said asks(String name, String email, String lang) {
        return asks(Guest.on(node, name), email, lang);
    }

    private Guest.Said asks(Guest guest, String email, String lang) {
        var body = guest.body(KEY, "Is this on?").put("lang", lang);
        body.getJsonObject("author").put("email", email).put("notify", true);
        return new Guest.Said(guest.api().post("/comments", body).expect(201));
    }

    private static String state(String email) {
        return DATABASE.ask("SELECT string_agg(DISTINCT state, ' ') FROM mail_address WHERE address = '" + email + "'");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return get(address, node.address());
    }

    private HttpResponse<String> get(String address, URI at) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(here(address, at)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(String address) throws IOException, InterruptedException {
        return send(address, "application/x-www-form-urlencoded", "");
    }

    private HttpResponse<String> send(String address, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(here(address, node.address()))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** After a restart Parley is on another port. */
    private static URI here(String address, URI at) {
        var link = URI.create(address);
        return URI.create(at + link.getPath() + (link.getQuery() == null ? "" : "?" + link.getRawQuery()));
    }
}
