package parley.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new Secrets(new Random(7)));

    @Test
    void aPasswordFitsItsOwnHashAndNoOther() {
        var kept = passwords.hash("correct horse of tests");
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.fits("correct horse of tests", Optional.of(kept))).isTrue();
        assertThat(passwords.fits("correct horse of test", Optional.of(kept))).isFalse();
        assertThat(passwords.hash("correct horse of tests")).isNotEqualTo(kept);
    }

    @Test
    void nothingFitsWhereThereIsNoHash() {
        assertThat(passwords.fits("correct horse of tests", Optional.empty())).isFalse();
        assertThat(passwords.fits("", Optional.of("not a PHC string"))).isFalse();
    }

    @Test
    void aHashOfAnotherCostIsStale() {
        assertThat(Passwords.isStale("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaA"))
                .isTrue();
        assertThat(Passwords.isStale(passwords.hash("correct horse of tests"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "aaaaaaaaaaaaaa",
                "121212121212",
                "Password1234",
                "passwordpassword",
                "administrator!",
                "qwertyuiop12",
                "ana@example.org",
                "ana1234567890"
            })
    void whatOthersTryFirstIsRefused(String password) {
        assertThat(PasswordRules.mistake(password, "ana@example.org")).isPresent();
    }

    @Test
    void longOnesAreTakenUpToTheLimit() {
        assertThat(PasswordRules.mistake("correct horse", "ana@example.org")).isEmpty();
        assertThat(PasswordRules.mistake("välkommen hit då", "ana@example.org")).isEmpty();
        assertThat(PasswordRules.mistake("correct horse".repeat(78), "ana@example.org"))
                .isEmpty();
        assertThat(PasswordRules.mistake("correct horse".repeat(79), "ana@example.org"))
                .isPresent();
    }
}
