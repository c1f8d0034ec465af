package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.audit.Act;
import parley.event.SiteKey;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;
import parley.sites.Policy;

/** The audit as the command verifies it, beside a node that works. */
class VerifyAuditCommandTest {
    private static final int LINES = 4;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Vertx vertx;
    private static Ground ground;

    private record Said(int code, String out, String err) {}

    @BeforeAll
    static void build() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
        for (int i = 2; i <= LINES; i++) {
            Await.of(ground.sites.extend(
                    Act.MACHINE, new SiteKey("daily-" + i), "Daily", List.of(Ground.ORIGIN), Policy.DEFAULT));
        }
    }

    @AfterAll
    static void leave() {
        ground.close();
        Await.of(vertx.close());
    }

    private static Said verify(Optional<String> expected) {
        var settings = Settings.read(Map.of(), Path.of("target"));
        var here = new Settings(
                settings.http(),
                settings.management(),
                new Settings.Database(Optional.of(DATABASE.url()), Path.of("target")),
                settings.security(),
                settings.limits(),
                settings.mail(),
                settings.demo());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = VerifyAuditCommand.run(here, new CommandLine.VerifyAudit(expected), print(out), print(err));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String hash(int position) {
        return DATABASE.ask("SELECT hash FROM audit WHERE position = " + position);
    }

    @Test
    void aWholeChainEndsWithZeroAndNamesItsHead() {
        var said = verify(Optional.of(hash(2)));
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines())
                .containsExactly(
                        "The audit is whole: 4 lines", "head " + hash(LINES), "the expected hash is that of line 2");
    }

    @Test
    void aHashThatIsNowhereEndsWithThree() {
        var said = verify(Optional.of("0a".repeat(32)));
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("none of its 4 lines").contains(hash(LINES));
    }

    @Test
    void aLineThatWasChangedIsNamedAndEndsWithThree() {
        var triggers = "ALTER TABLE audit %s TRIGGER USER;";
        var who = "UPDATE audit SET who = '%s' WHERE position = 3;";
        DATABASE.execute(triggers.formatted("DISABLE") + who.formatted("nobody") + triggers.formatted("ENABLE"));
        var said = verify(Optional.empty());
        DATABASE.execute(triggers.formatted("DISABLE") + who.formatted("machine") + triggers.formatted("ENABLE"));
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err().strip()).isEqualTo("The audit is broken: line 3 was changed");
    }
}
