package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.TestDatabase;

/**
 * Who may do what, at the door: every address that a node serves, asked by everybody there is, held against one table. An
 * address that is not in the table fails; so does a line of the table whose address is gone.
 */
class PolicyTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    /**
     * An address, and a sign for each of {@link PolicyRig#EVERYBODY}: {@code +} let in, {@code 1} to say first who one is,
     * {@code 3} not theirs, {@code s} sent to sign in.
     */
    private static final Path TABLE = Path.of("src", "test", "resources", "policy.txt");

    private static PolicyRig rig;

    @BeforeAll
    static void wake() {
        rig = new PolicyRig(DATABASE);
    }

    @AfterAll
    static void sleep() {
        rig.close();
    }

    private static Map<String, String> table() throws IOException {
        var table = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(TABLE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int cut = line.lastIndexOf("  ");
                table.put(line.substring(0, cut).strip(), line.substring(cut).strip());
            }
        }
        return table;
    }

    @Test
    void everyAddressLetsInWhomTheTableSays() throws IOException {
        var found = new TreeMap<String, String>();
        for (var address : rig.addresses()) {
            found.put(
                    address,
                    PolicyRig.EVERYBODY.stream()
                            .map(who -> rig.ask(who, address))
                            .collect(Collectors.joining()));
        }
        assertThat(found).as("as it is:\n%s", written(found)).isEqualTo(new TreeMap<>(table()));
    }

    private static String written(Map<String, String> found) {
        return found.entrySet().stream()
                .map(line -> "%-58s  %s".formatted(line.getKey(), line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theTableIsAsWideAsThereArePeople() throws IOException {
        assertThat(table().values()).allMatch(signs -> signs.length() == PolicyRig.EVERYBODY.size());
    }

    @Test
    void whoIsOfAnotherSiteOpensNothingHere() {
        var here = List.of(
                "PUT /api/v1/moderation/comments/:id/decision",
                "PUT /api/v1/moderation/comments/:id/pinned",
                "DELETE /api/v1/moderation/comments/:id/featured",
                "GET /api/v1/moderation/comments/:id",
                "PUT /api/v1/moderation/comments/:id/claim",
                "PUT /api/v1/moderation/discussions/:id");
        for (var address : here) {
            assertThat(rig.ask("moderator", address)).as(address).isEqualTo("+");
            assertThat(rig.ask("elsewhere", address)).as(address).isEqualTo("3");
        }
    }

    @Test
    void aGuestChangesWhatIsTheirsAndNothingElse() {
        var ida = rig.guest("Ida Sommer");
        var said = ida.says("policy/own", "mine");
        var ole = rig.guest("Ole Brandt");
        var his = ole.says("policy/own", "his");
        var text = new JsonObject().put("text", "changed");
        var asIda = ida.known(said.guestToken()).api();
        asIda.patch(his.path(), text).refusedAs(ProblemKind.NOT_ALLOWED);
        asIda.delete(his.path()).refusedAs(ProblemKind.NOT_ALLOWED);
        asIda.with("Parley-Edit-Token", said.editToken())
                .patch(his.path(), text)
                .refusedAs(ProblemKind.NOT_ALLOWED);
        asIda.patch(said.path(), text).expect(200);
        asIda.delete(said.path()).expect(204);
    }

    @Test
    void whoIsOfAnotherSiteTakesNoDecisionBackAndHearsNothing() {
        var said = rig.guest("Ida Sommer").says("policy/undo", "hello");
        var decided = rig.as("moderator")
                .put("/moderation/comments/" + said.id() + "/decision", new JsonObject().put("decision", "spam"))
                .expect(200);
        var undo = "/moderation/decisions/" + decided.json().getString("decisionId") + "/undo";
        rig.as("elsewhere").send("POST", undo, "").refusedAs(ProblemKind.NOT_ALLOWED);
        rig.as("moderator").send("POST", undo, "").expect(200);
        rig.as("elsewhere").send("POST", "/moderation/ticket?site=demo", "").refusedAs(ProblemKind.NOT_ALLOWED);
        rig.as("elsewhere").get("/moderation/counts?site=demo").refusedAs(ProblemKind.NOT_ALLOWED);
    }

    @Test
    void oneDecisionOfManyOnAnotherSiteIsRefusedByItself() {
        var said = rig.guest("Ida Sommer").says("policy/many", "hello");
        var decisions =
                new JsonArray().add(new JsonObject().put("id", said.id()).put("decision", "spam"));
        var answer = rig.as("elsewhere").post("/moderation/decisions", new JsonObject().put("decisions", decisions));
        var result = answer.expect(200).json().getJsonArray("results").getJsonObject(0);
        assertThat(result.getJsonObject("problem").getString("type")).isEqualTo("/problems/not-allowed");
        assertThat(rig.as("elsewhere")
                        .get("/moderation/comments?state=published")
                        .expect(200)
                        .comments())
                .isEmpty();
        rig.as("elsewhere").get("/moderation/comments?site=demo").refusedAs(ProblemKind.NOT_ALLOWED);
    }
}
