package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.rig.Authenticator.code;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Colleague;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** The second step at sign-in: asked for, good once, and lost by nobody who kept a recovery code. */
class SecondStepTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Node one;

    @BeforeAll
    static void wake() {
        one = Node.on(DATABASE);
    }

    @AfterAll
    static void sleep() {
        one.close();
    }

    private static Colleague moderator() {
        return Colleague.invited(one, DATABASE, "ana@example.org", "moderator", "");
    }

    @Test
    void aSecondStepIsAskedForAndACodeIsGoodOnce() {
        var ana = moderator();
        var mail = ana.get("/console/account")
                .html()
                .select("main > p")
                .first()
                .text()
                .replaceFirst(" .*", "");
        var page = ana.get("/console/account/second-step");
        assertThat(page.html().select("svg path").attr("d")).startsWith("M");
        var secret = page.field("secret");
        var now = Instant.now().getEpochSecond() / 30;
        var kept = ana.post(
                "/console/account/second-step",
                Map.of("secret", secret, "code", code(secret, now - 1), "current", Colleague.PASSWORD));
        assertThat(kept.status()).isEqualTo(200);
        var codes = kept.html().select("li code").eachText();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        var asked = Colleague.at(one).signIn(mail, Colleague.PASSWORD);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.cookie()).isEmpty();
        var step = asked.field("step");
        assertThat(second(step, code(secret, now - 1)).status())
                .as("taken already")
                .isEqualTo(401);
        assertThat(second(step, code(secret, now)).status()).isEqualTo(303);
        assertThat(second(step, code(secret, now)).status()).as("again").isEqualTo(401);
        assertThat(second(step, codes.getFirst()).status()).isEqualTo(303);
        assertThat(second(step, codes.getFirst()).status()).as("again").isEqualTo(401);
        assertThat(second("made up", codes.getLast()).location()).isEqualTo("/console/sign-in");
    }

    private static Colleague.Page second(String step, String code) {
        return Colleague.at(one).post("/console/second", Map.of("step", step, "code", code));
    }
}
