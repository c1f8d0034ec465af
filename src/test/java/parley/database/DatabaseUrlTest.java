package parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            postgresql://ann:pw@db.example.org:6000/talk  | db.example.org | 6000 | talk | ann   | pw
            postgres://ann:pw@db.example.org/talk         | db.example.org | 5432 | talk | ann   | pw
            postgresql://ann@db                           | db             | 5432 | ann  | ann   | -
            postgresql://ann:@db/                         | db             | 5432 | ann  | ann   | -
            postgresql://ann@/talk                        | localhost      | 5432 | talk | ann   | -
            postgresql://ann@parley_db_1:5432/talk        | parley_db_1    | 5432 | talk | ann   | -
            postgresql://ann@[::1]:6000/talk              | ::1            | 6000 | talk | ann   | -
            postgresql://a%40b:p%3A%2F%3f%23%25+@db/t%20k | db             | 5432 | t k  | a@b   | p:/?#%+
            """)
    void readsEveryPart(String text, String host, int port, String database, String user, String password) {
        var url = DatabaseUrl.parse(text);

        assertThat(url)
                .isEqualTo(new DatabaseUrl(
                        host, port, database, user, Optional.ofNullable(password), SslMode.PREFER, Optional.empty()));
        assertThat(url.pool().getHost()).isEqualTo(host);
        assertThat(url.pool().getPort()).isEqualTo(port);
        assertThat(url.pool().getDatabase()).isEqualTo(database);
        assertThat(url.pool().getUser()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://ann:hunter2@db/talk                              | it must begin with postgresql://
            jdbc:postgresql://db/talk                                | it must begin with postgresql://
            postgresql://db:5432/talk                                | it names no user
            postgresql://ann:hunter2@db:70000/talk                   | the port must be 1 to 65535, not 70000
            postgresql://ann:hunter2@db:0/talk                       | the port must be 1 to 65535, not 0
            postgresql://ann:hunter2@one,two/talk                    | one host only, or a comma that must be written as %2C
            postgresql://ann:hunter2@%2Frun%2Fpostgresql/talk        | socket directories are not supported, name a host
            postgresql://ann:hunter2%zz@db/talk                      | a % must be followed by two hexadecimal digits (a real % is written %25)
            postgresql://ann:hunter2@db/talk?sslmode=allow           | sslmode must be one of disable, prefer, require, verify-ca, verify-full, not allow
            postgresql://ann:hunter2@db/talk?sslmode=prefer&sslmode= | sslmode is given twice
            postgresql://ann:hunter2@db/talk?sslrootcert=/ca.pem     | sslrootcert needs sslmode=verify-ca or sslmode=verify-full
            postgresql://ann:hunter2@db/talk?options=-c              | only sslmode and sslrootcert are supported after ?, not options
            """)
    void saysInOneLineWhatIsWrong(String text, String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessage("not a database url: " + line)
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql://ann:hunter2/x@db/talk",
                "postgresql://ann:hun@ter2@db/talk",
                "postgresql://ann:hunter2#@db/talk"
            })
    void neverRepeatsAPasswordItCouldNotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hun"));
    }

    @Test
    void noTextFormShowsThePassword() {
        var url = DatabaseUrl.parse("postgresql://ann:hunter2@db/talk?sslmode=require");

        assertThat(url).hasToString("postgresql://ann@db:5432/talk?sslmode=require");
        assertThat(url.jdbc().toString()).doesNotContain("hunter2");
        assertThat(url.jdbc().url()).doesNotContain("hunter2");
        assertThat(url.jdbc().password()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "disable, DISABLE",
        "prefer, PREFER",
        "require, REQUIRE",
        "verify-ca, VERIFY_CA",
        "verify-full, VERIFY_FULL"
    })
    void bothDriversGetTheSameSslMode(String name, SslMode mode) {
        var url = DatabaseUrl.parse("postgresql://ann@db/talk?sslmode=" + name);

        assertThat(url.pool().getSslMode()).isEqualTo(mode);
        assertThat(url.jdbc().url()).contains("&sslmode=" + name);
        assertThatNoException().isThrownBy(() -> DatabaseUrl.parse(url.toString()));
    }

    @Test
    void onlyTheVerifyingModesAskWhoAnswers() {
        var require = DatabaseUrl.parse("postgresql://ann@db/talk?sslmode=require")
                .pool()
                .getSslOptions();
        var ca = DatabaseUrl.parse("postgresql://ann@db/talk?sslmode=verify-ca")
                .pool()
                .getSslOptions();
        var full = DatabaseUrl.parse("postgresql://ann@db/talk?sslmode=verify-full&sslrootcert=/etc/ca.pem");

        assertThat(require.isTrustAll()).isTrue();
        assertThat(ca.isTrustAll()).isFalse();
        assertThat(ca.getTrustOptions()).isNotNull();
        assertThat(full.pool().getSslOptions().isTrustAll()).isFalse();
        assertThat(full.pool().getSslOptions().getHostnameVerificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(full.sslRootCert()).contains(Path.of("/etc/ca.pem"));
        assertThat(full.jdbc().url()).contains("sslrootcert=%2Fetc%2Fca.pem").doesNotContain("sslfactory");
    }
}
