package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.mail.SmtpServer;
import parley.mail.SmtpServer.Tls;

class MailUrlTest {
    @Test
    void aServerIsNamedWithAllThatOneNeeds() {
        assertThat(MailUrl.parse("smtp://ann%40x:hunter2%2F+@mail.example.org:2525?tls=prefer"))
                .isEqualTo(new SmtpServer(
                        "mail.example.org",
                        2525,
                        Tls.PREFERRED,
                        Optional.empty(),
                        Optional.of("ann@x"),
                        Optional.of("hunter2/+")));
        assertThat(MailUrl.parse("smtp://mail.example.org"))
                .isEqualTo(new SmtpServer(
                        "mail.example.org", 587, Tls.REQUIRED, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(MailUrl.parse("smtps://[::1]/"))
                .isEqualTo(
                        new SmtpServer("::1", 465, Tls.IMPLICIT, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(MailUrl.parse("smtp://localhost:25?tls=off").tls()).isEqualTo(Tls.OFF);
    }

    @Test
    void anAuthorityOfOnesOwnIsAFile() {
        var file = Optional.of(Path.of("pom.xml"));
        assertThat(MailUrl.parse("smtps://mail.example.org?ca=pom.xml").authority())
                .isEqualTo(file);
        assertThat(MailUrl.parse("smtp://mail.example.org?tls=require&ca=pom%2Exml")
                        .authority())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtp://ann@mail.example.org",
                "smtp://ann:hunter2@mail.example.org/inbox",
                "smtp://ann:hunter2@mail.example.org?tls=no",
                "smtps://ann:hunter2@mail.example.org?tls=off",
                "smtp://ann:hunter2@mail.example.org?ca=no-such-file.pem",
                "smtp://ann:hunter2@mail.example.org?tls=prefer&ca=pom.xml",
                "smtp://ann:hunter2@mail.example.org?tls=off&tls=off",
                "smtp://ann:hunter2@mail.example.org?trust=all",
                "smtp://ann:hunter2@mail example.org",
                "smtp://ann:hunter2%zz@mail.example.org"
            })
    void aMistakeIsToldWithoutThePassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailUrl.parse(url))
                .withMessageStartingWith("not a mail url: ")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(MailUrl.parse("smtp://ann:hunter2@mail.example.org").toString())
                .doesNotContain("hunter2", "ann");
    }
}
