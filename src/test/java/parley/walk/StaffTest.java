package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Colleague;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** Who makes whom what: nobody rises by themselves, and somebody always owns the installation. */
class StaffTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Node node;
    private static Colleague owner;
    private static Colleague administrator;
    private static Colleague moderator;

    @BeforeAll
    static void wake() {
        node = Node.on(
                DATABASE.url(),
                Map.of("PARLEY_OWNER_MAIL", "olga@example.org", "PARLEY_OWNER_PASSWORD", Colleague.PASSWORD));
        owner = Colleague.at(node);
        owner.signIn("olga@example.org", Colleague.PASSWORD);
        administrator = Colleague.invited(node, DATABASE, "adam@example.org", "administrator", "");
        moderator = Colleague.invited(node, DATABASE, "mona@example.org", "moderator", "demo");
    }

    @AfterAll
    static void sleep() {
        node.close();
    }

    private static String path(String mail) {
        return "/staff/"
                + DATABASE.list("SELECT id FROM staff WHERE mailbox = '" + mail + "'")
                        .getFirst();
    }

    private static JsonObject role(String role) {
        return new JsonObject().put("role", role);
    }

    private static JsonObject state(String state) {
        return new JsonObject().put("state", state);
    }

    @Test
    void whoTheSettingsNameOwnsItAndNoLinkIsMade() {
        assertThat(node.firstOwner()).isEmpty();
        var staff = Answer.objects(owner.api().get("/staff").expect(200).json().getJsonArray("staff"));
        assertThat(staff)
                .filteredOn(one -> one.getString("mail").equals("olga@example.org"))
                .extracting(one -> one.getString("role"))
                .containsExactly("owner");
    }

    @Test
    void nobodyRaisesThemselves() {
        moderator.api().patch(path("mona@example.org"), role("owner")).refusedAs(ProblemKind.NOT_ALLOWED);
        administrator.api().patch(path("adam@example.org"), role("owner")).refusedAs(ProblemKind.NOT_ALLOWED);
        owner.api().patch(path("olga@example.org"), state("disabled")).refusedAs(ProblemKind.NOT_ALLOWED);
        assertThat(moderator
                        .post("/console/staff", Map.of("mail", "x@example.org", "role", "owner"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorMakesNoOwnersAndTouchesNone() {
        var invite = role("owner").put("mail", "new-owner@example.org");
        administrator.api().post("/staff", invite).refusedAs(ProblemKind.NOT_ALLOWED);
        administrator.api().patch(path("mona@example.org"), role("owner")).refusedAs(ProblemKind.NOT_ALLOWED);
        administrator.api().patch(path("olga@example.org"), role("moderator")).refusedAs(ProblemKind.NOT_ALLOWED);
        administrator.api().patch(path("olga@example.org"), state("disabled")).refusedAs(ProblemKind.NOT_ALLOWED);
    }

    @Test
    void theLastOwnerStaysOne() {
        var operator = node.administrator();
        operator.patch(path("olga@example.org"), state("disabled")).refusedAs(ProblemKind.CONFLICT);
        operator.patch(path("olga@example.org"), role("moderator")).refusedAs(ProblemKind.CONFLICT);
        Colleague.invited(node, DATABASE, "otto@example.org", "owner", "");
        operator.patch(path("otto@example.org"), state("disabled")).expect(200);
        operator.patch(path("olga@example.org"), state("disabled")).refusedAs(ProblemKind.CONFLICT);
    }

    @Test
    void aChangeCountsFromTheNextRequestOn() {
        var ben = Colleague.invited(node, DATABASE, "ben@example.org", "moderator", "");
        ben.api().get("/moderation/comments?site=demo").expect(200);
        ben.api().get("/keys").refusedAs(ProblemKind.NOT_ALLOWED);
        owner.api().patch(path("ben@example.org"), role("administrator")).expect(200);
        ben.api().get("/keys").expect(200);
        owner.api().patch(path("ben@example.org"), state("disabled")).expect(200);
        ben.api().get("/keys").refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(Colleague.at(node)
                        .signIn("ben@example.org", Colleague.PASSWORD)
                        .status())
                .isEqualTo(401);
        owner.api().patch(path("ben@example.org"), state("active")).expect(200);
        ben.api().get("/keys").refusedAs(ProblemKind.NOT_SIGNED_IN);
        assertThat(ben.signIn("ben@example.org", Colleague.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void onlyModeratorsAreOfSomeSites() {
        var demo = new JsonArray().add("demo");
        owner.api()
                .post(
                        "/staff",
                        role("administrator").put("mail", "a2@example.org").put("sites", demo))
                .refusedAs(ProblemKind.NOT_ACCEPTED);
        owner.api()
                .patch(path("adam@example.org"), new JsonObject().put("sites", demo))
                .refusedAs(ProblemKind.NOT_ACCEPTED);
        var ida = role("moderator").put("mail", "ida@example.org").put("sites", demo);
        var invited = owner.api().post("/staff", ida).expect(201).json();
        assertThat(invited.getValue("link")).as("it goes by mail").isNull();
        assertThat(invited.getJsonObject("staff").getJsonArray("sites")).isEqualTo(demo);
        var all = owner.api()
                .patch(path("ida@example.org"), new JsonObject().putNull("sites"))
                .expect(200)
                .json();
        assertThat(all.getJsonObject("staff").getValue("sites")).isNull();
    }

    @Test
    void anAddressHasOneAccountAndFieldsNobodyAskedForAreRefused() {
        owner.api()
                .post("/staff", role("moderator").put("mail", "MONA@example.org"))
                .refusedAs(ProblemKind.NOT_ACCEPTED);
        owner.api()
                .post("/staff", role("moderator").put("mail", "not an address"))
                .refusedAs(ProblemKind.MALFORMED_REQUEST);
        owner.api()
                .patch(path("mona@example.org"), new JsonObject().put("password", "x"))
                .refusedAs(ProblemKind.MALFORMED_REQUEST);
        owner.api().patch("/staff/none", role("moderator")).refusedAs(ProblemKind.NOT_FOUND);
        assertThat(owner.api().get("/staff").expect(200).text())
                .doesNotContain("argon2")
                .doesNotContain("totp");
    }

    @Test
    void pagesDoWhatTheApiDoes() {
        var page = owner.get("/console/staff");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main li").text()).contains("mona@example.org");
        var sent =
                owner.post("/console/staff", Map.of("mail", "page@example.org", "role", "moderator", "sites", "demo"));
        assertThat(sent.html().select("main p").text()).contains("page@example.org");
        var wrong =
                owner.post("/console/staff", Map.of("mail", "page2@example.org", "role", "moderator", "sites", "none"));
        assertThat(wrong.status()).isEqualTo(422);
        var made = owner.post("/console/keys", Map.of("name", "By page", "scope", "read", "sites", "demo"));
        var secret = made.html().select("li code").text();
        node.api().as("Bearer " + secret).get("/moderation/comments?site=demo").expect(200);
        assertThat(owner.get("/console/keys").html().text()).contains("By page").doesNotContain(secret);
        assertThat(owner.post("/console/sign-out", Map.of()).location()).isEqualTo("/console/sign-in");
        owner.api().get("/sessions").refusedAs(ProblemKind.NOT_SIGNED_IN);
        owner.signIn("olga@example.org", Colleague.PASSWORD);
    }
}
