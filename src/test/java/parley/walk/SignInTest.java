package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Colleague;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** Signing in: what opens the door, what does not, and that nobody learns more from a no than that it is one. */
class SignInTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String OWNER = "olga@example.org";
    private static Node one;
    private static Node other;

    @BeforeAll
    static void wake() {
        one = Node.on(DATABASE);
        other = Node.on(DATABASE);
        var form = Map.of("token", token(one), "mail", OWNER, "name", "Olga", "password", Colleague.PASSWORD);
        assertThat(Colleague.at(one).post("/console/first", form).status()).isEqualTo(303);
    }

    @AfterAll
    static void sleep() {
        one.close();
        other.close();
    }

    private static String token(Node node) {
        return node.firstOwner().orElseThrow().replaceFirst(".*token=", "");
    }

    private static Colleague signedIn(String mail) {
        var colleague = Colleague.at(one);
        assertThat(colleague.signIn(mail, Colleague.PASSWORD).status()).isEqualTo(303);
        return colleague;
    }

    private static Colleague moderator() {
        return Colleague.invited(one, DATABASE, UUID.randomUUID() + "@example.org", "moderator", "");
    }

    @Test
    void theFirstOwnersLinkIsGoodOnceOnAnyNode() {
        var form = Map.of(
                "token", token(other), "mail", "eve@example.org", "name", "Eve", "password", "a long password of eve");
        assertThat(Colleague.at(other).post("/console/first", form).status()).isEqualTo(404);
        assertThat(Colleague.at(other).get(other.firstOwner().orElseThrow()).status())
                .isEqualTo(404);
        assertThat(DATABASE.list("SELECT mail FROM staff WHERE role = 'owner'")).containsExactly(OWNER);
        assertThat(DATABASE.list("SELECT password FROM staff WHERE role = 'owner'")
                        .getFirst())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void whoSignsInIsKnownOnEveryNode() {
        var olga = signedIn(OWNER);
        var page = olga.before(other).get("/console/account");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("header").text()).contains("Olga");
        olga.before(other).api().get("/moderation/comments").expect(200);
        assertThat(page.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.answer().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'", "form-action 'self'");
    }

    @Test
    void theCookieIsForThisHostAloneAndForNoScript() {
        var cookie = Colleague.at(one).signIn(OWNER, Colleague.PASSWORD).cookie();
        assertThat(cookie)
                .startsWith("__Host-parley=")
                .contains("; Path=/", "; Secure", "; HTTPOnly", "; SameSite=Lax");
        assertThat(cookie).doesNotContain("Domain");
        var token = cookie.substring("__Host-parley=".length(), cookie.indexOf(';'));
        assertThat(DATABASE.list("SELECT to_jsonb(s)::text FROM staff_session s"))
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNotTakenOver() {
        var fixed = "a-session-that-an-attacker-planted-in-the-browser";
        var olga = Colleague.at(one).holding(fixed);
        olga.signIn(OWNER, Colleague.PASSWORD);
        assertThat(olga.session()).isNotEqualTo(fixed);
        Colleague.at(one).holding(fixed).api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        var again = Colleague.at(one).holding(olga.session());
        again.signIn(OWNER, Colleague.PASSWORD);
        assertThat(again.session()).isNotEqualTo(olga.session());
    }

    @Test
    void everyNoIsTheSame() {
        var disabled = moderator();
        var mail = disabled.get("/console/account")
                .html()
                .select("main > p")
                .first()
                .text()
                .replaceFirst(" .*", "");
        DATABASE.execute("UPDATE staff SET state = 'disabled' WHERE mailbox = '" + mail + "'");
        var wrong = Colleague.at(one).signIn(OWNER, "not the password of olga");
        var unknown = Colleague.at(one).signIn("nobody@example.org", "not the password of olga");
        var gone = Colleague.at(one).signIn(mail, Colleague.PASSWORD);
        for (var page : List.of(wrong, unknown, gone)) {
            assertThat(page.status()).isEqualTo(401);
            assertThat(page.cookie()).isEmpty();
            assertThat(page.html().select("[role=alert]").text())
                    .isEqualTo(wrong.html().select("[role=alert]").text());
            assertThat(page.answer().headers().map().keySet())
                    .isEqualTo(wrong.answer().headers().map().keySet());
        }
        assertThat(unknown.answer().body().replace("nobody@example.org", OWNER))
                .isEqualTo(wrong.answer().body());
        disabled.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
    }

    @Test
    void triesAreLimitedForAccountsThatAreThereAndThatAreNot() {
        try (var limited = Node.on(DATABASE.url(), Map.of("PARLEY_RATE_LIMITS", "on"))) {
            for (var mail : List.of("mallory@example.org", OWNER)) {
                for (int i = 0; i < 5; i++) {
                    assertThat(Colleague.at(limited)
                                    .signIn(mail, "wrong for sure")
                                    .status())
                            .isEqualTo(401);
                }
                var sixth = Colleague.at(limited).signIn(mail, Colleague.PASSWORD);
                assertThat(sixth.status()).as(mail).isEqualTo(429);
                assertThat(sixth.answer().headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void aSessionThatWasEndedIsRefusedAtOnceOnEveryNode() {
        var ana = moderator();
        var here = ana.before(other);
        var sessions =
                Answer.objects(ana.api().get("/sessions").expect(200).json().getJsonArray("sessions"));
        assertThat(sessions).hasSize(1);
        ana.api().delete("/sessions/" + sessions.getFirst().getString("id")).expect(204);
        here.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(here.get("/console/account").location()).isEqualTo("/console/sign-in?to=%2Fconsole%2Faccount");
    }

    @Test
    void nobodyEndsAnothersSession() {
        var ana = moderator();
        var id = Answer.objects(signedIn(OWNER).api().get("/sessions").json().getJsonArray("sessions"))
                .getFirst()
                .getString("id");
        ana.api().delete("/sessions/" + id).refusedAs(ProblemKind.NOT_FOUND);
    }

    @Test
    void sessionsEndByThemselves() {
        var ana = moderator();
        DATABASE.execute("UPDATE staff_session SET used_at = now() - interval '13 hours' WHERE hash = sha256('"
                + ana.session() + "'::bytea)");
        ana.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        var ben = moderator();
        DATABASE.execute("UPDATE staff_session SET made_at = now() - interval '8 days' WHERE hash = sha256('"
                + ben.session() + "'::bytea)");
        ben.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
    }

    @Test
    void anotherPasswordEndsEverySessionButTheNewOne() {
        var ana = moderator();
        var old = Colleague.at(one).holding(ana.session());
        var wrong = Map.of("current", "not mine at all", "next", "another long password");
        assertThat(ana.post("/console/account/password", wrong).status()).isEqualTo(422);
        var weak = Map.of("current", Colleague.PASSWORD, "next", "password1234");
        assertThat(ana.post("/console/account/password", weak).html().select("[role=alert]"))
                .isNotEmpty();
        var right = Map.of("current", Colleague.PASSWORD, "next", "another long password");
        assertThat(ana.post("/console/account/password", right).status()).isEqualTo(303);
        old.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        ana.api().get("/sessions").expect(200);
    }

    @Test
    void anInvitationIsGoodOnceAndForATime() {
        var mail = "once@example.org";
        one.administrator()
                .post("/staff", new JsonObject().put("mail", mail).put("role", "moderator"))
                .expect(201);
        var form = Map.of("name", "Once", "password", Colleague.PASSWORD);
        var expired = Colleague.plant(DATABASE, mail, "-1 second");
        assertThat(enter(form, expired).status()).isEqualTo(404);
        var good = Colleague.plant(DATABASE, mail, "1 hour");
        assertThat(Colleague.at(one).get("/console/invited?token=" + good).status())
                .isEqualTo(200);
        assertThat(enter(Map.of("name", "Once", "password", "short"), good).status())
                .isEqualTo(422);
        assertThat(enter(form, good).status()).isEqualTo(303);
        assertThat(enter(form, good).status()).isEqualTo(404);
        assertThat(enter(form, Colleague.plant(DATABASE, mail, "2 hours")).status())
                .as("a second link")
                .isEqualTo(404);
    }

    private static Colleague.Page enter(Map<String, String> form, String token) {
        var fields = new HashMap<>(form);
        fields.put("token", token);
        return Colleague.at(other).post("/console/invited", fields);
    }

    @Test
    void anInvitationGoesByMail() {
        one.administrator()
                .post(
                        "/staff",
                        new JsonObject()
                                .put("mail", "mailed@example.org")
                                .put("role", "moderator")
                                .put("lang", "de"))
                .expect(201);
        await().until(() -> !DATABASE.list("SELECT id FROM mail_outbox WHERE kind = 'invitation' AND state = 'sent'")
                .isEmpty());
        assertThat(DATABASE.list("SELECT to_jsonb(o)::text FROM mail_outbox o WHERE kind = 'invitation'"))
                .noneMatch(row -> row.contains("token"));
    }

    @Test
    void otherSitesCannotSpeakForWhoIsSignedIn() {
        var olga = signedIn(OWNER);
        var invite = Map.of("mail", "evil@example.org", "role", "owner");
        assertThat(olga.postFromElsewhere("/console/staff", invite).status()).isEqualTo(403);
        assertThat(olga.postFromElsewhere("/console/sign-out", Map.of()).status())
                .isEqualTo(403);
        assertThat(Colleague.at(one)
                        .postFromElsewhere("/console/sign-in", Map.of("mail", OWNER, "password", Colleague.PASSWORD))
                        .cookie())
                .isEmpty();
        var elsewhere = olga.api().with("Sec-Fetch-Site", "cross-site").from("https://evil.example.org");
        elsewhere.get("/moderation/comments").refusedAs(ProblemKind.NOT_SIGNED_IN);
        elsewhere.delete("/sessions/" + UUID.randomUUID()).refusedAs(ProblemKind.ORIGIN_NOT_ALLOWED);
        olga.api().with("Sec-Fetch-Site", "same-site").get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(DATABASE.list("SELECT 1 FROM staff WHERE mailbox = 'evil@example.org'"))
                .isEmpty();
    }

    @Test
    void oneIsSentBackToOurOwnPagesOnly() {
        for (var to : List.of(
                "https://evil.example.org",
                "//evil.example.org",
                "/\\evil.example.org",
                "/console/../x//",
                "javascript:1")) {
            var form = Map.of("mail", OWNER, "password", Colleague.PASSWORD, "to", to);
            assertThat(Colleague.at(one).post("/console/sign-in", form).location())
                    .as(to)
                    .isEqualTo("/console");
        }
        var form = Map.of("mail", OWNER, "password", Colleague.PASSWORD, "to", "/console/staff?x=1");
        assertThat(Colleague.at(one).post("/console/sign-in", form).location()).isEqualTo("/console/staff?x=1");
    }
}
