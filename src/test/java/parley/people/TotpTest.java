package parley.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theVectorsOfTheStandardAreMet(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    @Test
    void oneStepOfDriftIsForgivenAndNoMore() {
        var now = Instant.ofEpochSecond(3_000);
        for (long step = 97; step <= 103; step++) {
            boolean near = step >= 99 && step <= 101;
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step, 6), 0, now).isPresent())
                    .as("step %d", step)
                    .isEqualTo(near);
        }
    }

    @Test
    void aCodeThatWasTakenIsNotTakenAgain() {
        var now = Instant.ofEpochSecond(3_000);
        var code = Totp.code(SECRET, 100, 6);
        assertThat(Totp.step(SECRET, code, 99, now)).hasValue(100);
        assertThat(Totp.step(SECRET, code, 100, now)).isEmpty();
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenAsAuthenticatorsReadThem(String text, String base32) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(SecretText.write(bytes)).isEqualTo(base32);
        assertThat(SecretText.read(base32)).hasValue(bytes);
        assertThat(SecretText.read("1!")).isEmpty();
    }
}
