package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.Town;

/** Who may not write because of where they come from. */
class BansTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Api administrator = TOWN.one().administrator();

    private static JsonObject ban(String kind, String value) {
        return new JsonObject().put("kind", kind).put("value", value);
    }

    private static JsonObject body(Guest guest, String mail) {
        var body = guest.body("bans/somewhere", "hello " + mail);
        body.getJsonObject("author").put("email", mail);
        return body;
    }

    private void lift(Answer made) {
        administrator.delete("/moderation/bans/" + made.json().getString("id")).expect(204);
    }

    @Test
    void aMailDomainIsShutOutOnOneSiteOnEveryNodeAndSaidInEveryLanguage() {
        var made = administrator
                .post("/moderation/bans?site=" + Town.CAREFUL, ban("mail-domain", "Throwaway.example"))
                .expect(201);
        assertThat(made.json().getString("value")).isEqualTo("throwaway.example");
        var careful = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var mail = "ida@mail.throwaway.example";
        assertThat(careful.api()
                        .post("/comments", body(careful, mail))
                        .refusedAs(ProblemKind.AUTHOR_BARRED)
                        .json()
                        .getString("detail"))
                .isEqualTo("Comments with mail addresses at this provider are not taken on this site.");
        Map.of("de", "Anbieter", "fr", "fournisseur", "es", "proveedor", "ar", "المزوّد")
                .forEach((language, word) -> assertThat(careful.api()
                                .with("Accept-Language", language)
                                .post("/comments", body(careful, mail))
                                .json()
                                .getString("detail"))
                        .contains(word));
        var there = new Guest(TOWN.other().api().from(Town.CAREFUL_ORIGIN), Town.CAREFUL, "Ida Sommer");
        await().untilAsserted(() -> assertThat(
                        there.api().post("/comments", body(there, mail)).status())
                .isEqualTo(403));
        var elsewhere = Guest.on(TOWN.one(), "Ida Sommer");
        elsewhere.api().post("/comments", body(elsewhere, mail)).expect(201);
        careful.api().post("/comments", body(careful, "ida@example.net")).expect(201);
        lift(made);
        careful.api().post("/comments", body(careful, mail)).expect(201);
    }

    @Test
    void anEditIsHeldAgainstThemToo() {
        var ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        var body = body(ida, "ida@edits.example");
        var said = ida.api().post("/comments", body).expect(201);
        var made = administrator
                .post("/moderation/bans", ban("mail-domain", "edits.example"))
                .expect(201);
        ida.api()
                .with("Parley-Edit-Token", said.json().getString("editToken"))
                .patch("/comments/" + said.comment().getString("id"), new JsonObject().put("text", "other"))
                .refusedAs(ProblemKind.AUTHOR_BARRED);
        lift(made);
    }

    @Test
    void aRangeIsShutOutAsTheTrustedProxySeesItUntilItEnds() {
        try (var node = Node.on(TOWN.database().url(), Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1"))) {
            var until = ban("address-range", "203.0.113.9/24").put("until", "2999-01-01T00:00:00Z");
            var made = node.administrator().post("/moderation/bans", until).expect(201);
            assertThat(made.json().getString("value")).isEqualTo("203.0.113.0/24");
            var ida = Guest.at(node, Town.CAREFUL, "Ida Sommer");
            var body = ida.body("bans/range", "hello");
            assertThat(ida.api()
                            .with("X-Forwarded-For", "203.0.113.77")
                            .post("/comments", body)
                            .refusedAs(ProblemKind.AUTHOR_BARRED)
                            .json()
                            .getString("detail"))
                    .isEqualTo("Comments from your network are not taken on this site before 2999-01-01 00:00 UTC.");
            ida.api()
                    .with("X-Forwarded-For", "203.0.114.1")
                    .post("/comments", body)
                    .expect(201);
            var direct = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
            await().until(() -> administrator.get("/moderation/bans").text().contains("203.0.113.0/24"));
            direct.api()
                    .with("X-Forwarded-For", "203.0.113.77")
                    .post("/comments", direct.body("bans/range", "by a proxy that is not trusted"))
                    .expect(201);
            node.administrator()
                    .delete("/moderation/bans/" + made.json().getString("id"))
                    .expect(204);
            ida.api()
                    .with("X-Forwarded-For", "203.0.113.77")
                    .post("/comments", body)
                    .expect(201);
        }
        assertThat(TOWN.database().count("""
                SELECT count(*) FROM comment c WHERE to_jsonb(c)::text LIKE '%203.0.11%'""")).as("no address is kept").isZero();
    }

    @Test
    void theNewsroomItselfIsNotShutOut() {
        var made = administrator
                .post("/moderation/bans", ban("address-range", "127.0.0.0/8"))
                .expect(201);
        try {
            var guest = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
            guest.api().post("/comments", guest.body("bans/all", "hello")).refusedAs(ProblemKind.AUTHOR_BARRED);
            administrator.post("/comments", guest.body("bans/all", "hello")).expect(201);
        } finally {
            lift(made);
        }
    }

    @Test
    void oneOfTheSameValueTakesItsPlaceAndTheAuditKeepsNoAddress() {
        var first = administrator
                .post("/moderation/bans", ban("address-range", "198.51.100.7"))
                .expect(201);
        var again = ban("address-range", "198.51.100.7/32")
                .put("until", "2999-01-01T00:00:00Z")
                .put("reason", "flood");
        var second = administrator.post("/moderation/bans", again).expect(200);
        assertThat(second.json().getString("id")).isEqualTo(first.json().getString("id"));
        lift(second);
        administrator
                .delete("/moderation/bans/" + second.json().getString("id"))
                .refusedAs(ProblemKind.NOT_FOUND);
        var lines = TOWN.database()
                .list("SELECT what || ' ' || detail FROM audit WHERE subject = 'ban:%s' ORDER BY position"
                        .formatted(first.json().getString("id")));
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("198.51"));
        assertThat(lines.get(1)).isEqualTo("""
                ban {"kind":"address-range","bits":32,"until":"2999-01-01T00:00:00Z","reason":"flood"}""");
        assertThat(lines.getLast()).startsWith("lift-ban");
    }

    @Test
    void whoWorksForOneSiteBansThereAlone() {
        var asked = new JsonObject()
                .put("name", "of one site")
                .put("scopes", new JsonArray().add("moderate"))
                .put("sites", new JsonArray().add(Town.CAREFUL));
        var key = TOWN.one()
                .api()
                .as("Bearer "
                        + administrator.post("/keys", asked).expect(201).json().getString("secret"));
        var domain = ban("mail-domain", "rights.example");
        key.post("/moderation/bans", domain).refusedAs(ProblemKind.NOT_ALLOWED);
        key.post("/moderation/bans?site=" + Town.STRICT, domain).refusedAs(ProblemKind.NOT_ALLOWED);
        var own = key.post("/moderation/bans?site=" + Town.CAREFUL, domain).expect(201);
        var others = administrator
                .post("/moderation/bans?site=" + Town.STRICT, domain)
                .expect(201);
        var everywhere = administrator.post("/moderation/bans", domain).expect(201);
        assertThat(ids(key.get("/moderation/bans")))
                .contains(id(own), id(everywhere))
                .doesNotContain(id(others));
        assertThat(ids(administrator.get("/moderation/bans?site=" + Town.STRICT)))
                .contains(id(others), id(everywhere))
                .doesNotContain(id(own));
        key.get("/moderation/bans?site=" + Town.STRICT).refusedAs(ProblemKind.NOT_ALLOWED);
        key.delete("/moderation/bans/" + id(others)).refusedAs(ProblemKind.NOT_ALLOWED);
        key.delete("/moderation/bans/" + id(everywhere)).refusedAs(ProblemKind.NOT_ALLOWED);
        key.delete("/moderation/bans/" + id(own)).expect(204);
        TOWN.one().api().get("/moderation/bans").refusedAs(ProblemKind.NOT_SIGNED_IN);
        lift(others);
        lift(everywhere);
    }

    @Test
    void whatIsNoneIsNotTaken() {
        administrator
                .post("/moderation/bans", ban("address-range", "0.0.0.0/0"))
                .refusedAs(ProblemKind.NOT_ACCEPTED);
        administrator.post("/moderation/bans", ban("mail-domain", "org")).refusedAs(ProblemKind.NOT_ACCEPTED);
        administrator.post("/moderation/bans", ban("planet", "Mars")).expect(400);
        administrator
                .post("/moderation/bans", ban("mail-domain", "over.example").put("until", "2001-01-01T00:00:00Z"))
                .expect(400);
        administrator.delete("/moderation/bans/some").refusedAs(ProblemKind.NOT_FOUND);
    }

    private static String id(Answer made) {
        return made.json().getString("id");
    }

    private static List<String> ids(Answer list) {
        return Answer.objects(list.expect(200).json().getJsonArray("bans")).stream()
                .map(ban -> ban.getString("id"))
                .toList();
    }
}
