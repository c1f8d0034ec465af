package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Node;
import parley.rig.OwnCertificate;
import parley.rig.PostOffice;
import parley.rig.PostRoad;
import parley.rig.TestDatabase;

/** What becomes of a mail that the server has and the outbox does not know of; and what operators see of a wrong login. */
class MailOverACrashTest {
    private static final String FROM = "talk@courier.example.org";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE mail_box, mail_address, mail_wish, mail_outbox, mail_tiding");
    }

    @Test
    void killedBeforeTheAnswerItIsSentOnceMoreUnderTheSameMessageId() throws Exception {
        try (var post = PostOffice.open();
                var road = PostRoad.withoutAnswers(post)) {
            try (var parley = ParleyProcess.serve(mail("smtp://127.0.0.1:" + road.port() + "?tls=off"))) {
                ask(parley.awaitAwake(), "ida@example.org");
                post.letter("ida@example.org", 1);
                parley.kill();
                parley.awaitExit(25);
            }
            assertThat(outbox("state || attempts || (due_at > now())")).isEqualTo("waiting1true");
            DATABASE.execute("UPDATE mail_outbox SET due_at = now()"); // the lease of the dead one is over
            try (var _ = Node.on(DATABASE.url(), Map.of("PARLEY_MAIL_URL", post.url(), "PARLEY_MAIL_FROM", FROM))) {
                var second = post.letter("ida@example.org", 2);
                await().until(() -> outbox("state || attempts"), "sent2"::equals);
                var ids = post.letters("ida@example.org").stream().map(letter -> letter.header("Message-ID"));
                assertThat(ids).hasSize(2).containsOnly(second.header("Message-ID"));
                assertThat(second.header("Message-ID").orElseThrow()).contains(outbox("id"));
            }
        }
    }

    @Test
    void aWrongLoginIsTriedAgainAndSeenWithoutThePassword() throws Exception {
        try (var post = PostOffice.secured().knowing("parley", "hunter2")) {
            var url = "smtps://parley:%s@127.0.0.1:" + post.port() + "?ca="
                    + OwnCertificate.one().pem();
            try (var node = Node.on(DATABASE.url(), mail(url.formatted("hunter3")))) {
                ask(node.address().toString(), "ole@example.org");
                await().until(() -> outbox("state || attempts || coalesce(error, '')"), row -> row.contains("535"));
                assertThat(outbox("state || attempts || error"))
                        .startsWith("waiting1")
                        .doesNotContain("hunter");
                assertThat(get(node.management() + "/metrics"))
                        .contains("parley_mail_total{kind=\"confirmation\",result=\"retried\"} 1.0")
                        .doesNotContain("hunter");
            }
            DATABASE.execute("UPDATE mail_outbox SET due_at = now()");
            try (var _ = Node.on(DATABASE.url(), mail(url.formatted("hunter2")))) {
                post.letter("ole@example.org", 1);
                await().until(() -> outbox("state || attempts"), "sent2"::equals);
            }
        }
    }

    private static Map<String, String> mail(String url) {
        var database = DATABASE.url();
        return Map.of(
                "PARLEY_DATABASE_URL",
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                database.user(),
                                database.password().orElse(""),
                                database.host(),
                                database.port(),
                                database.database()),
                "PARLEY_MAIL_URL",
                url,
                "PARLEY_MAIL_FROM",
                FROM);
    }

    private static String outbox(String what) {
        return DATABASE.ask("SELECT " + what + " FROM mail_outbox");
    }

    private static void ask(String home, String email) throws Exception {
        var body = new JsonObject("""
                {"site": "demo", "discussion": {"key": "crash"}, "text": "Is this on?",
                 "author": {"name": "Ida Sommer", "notify": true}}""");
        body.getJsonObject("author").put("email", email);
        var request = HttpRequest.newBuilder(URI.create(home + "/api/v1/comments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }

    private static String get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
