package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.SiteKey;

class CommandLineTest {

    @Test
    void nothingMeansServeWithTheDemo() {
        assertThat(parse("")).isEqualTo(new CommandLine.Serve(true));
        assertThat(parse("serve")).isEqualTo(new CommandLine.Serve(true));
        assertThat(parse("serve --demo")).isEqualTo(new CommandLine.Serve(true));
        assertThat(parse("--no-demo")).isEqualTo(new CommandLine.Serve(false));
    }

    @Test
    void anImportNamesItsFileAndItsSite() {
        var expected = new CommandLine.ImportWordPress(Path.of("blog.xml"), new SiteKey("daily"), false);
        assertThat(parse("import wordpress blog.xml --site=daily")).isEqualTo(expected);
        assertThat(parse("import --site=daily wordpress blog.xml")).isEqualTo(expected);
        assertThat(parse("import wordpress blog.xml --site=daily --dry-run"))
                .isEqualTo(new CommandLine.ImportWordPress(Path.of("blog.xml"), new SiteKey("daily"), true));
    }

    @Test
    void aVerificationMayExpectAHash() {
        var hash = "0a".repeat(32);
        assertThat(parse("verify-audit")).isEqualTo(new CommandLine.VerifyAudit(Optional.empty()));
        assertThat(parse("verify-audit --expect=" + hash)).isEqualTo(new CommandLine.VerifyAudit(Optional.of(hash)));
        assertThat(parse("verify-audit --expect " + hash)).isEqualTo(new CommandLine.VerifyAudit(Optional.of(hash)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "serve quickly",
                "import",
                "import wordpress blog.xml",
                "import wordpress --site=daily",
                "import drupal blog.xml --site=daily",
                "import wordpress a.xml b.xml --site=daily",
                "import wordpress a.xml --site=Not_A_Key",
                "verify-audit quickly",
                "verify-audit --expect",
                "verify-audit --expect=abc"
            })
    void whatMakesNoSenseIsSaidInOneLine(String words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(CommandLine.Misunderstood.class)
                .message()
                .doesNotContain("\n");
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(words.isEmpty() ? new String[0] : words.split(" "));
    }
}
