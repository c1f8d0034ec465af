package parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReporterTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 50",
        "1, 0, 80",
        "3, 0, 114",
        "10, 0, 157",
        "50, 0, 188",
        "0, 1, 40",
        "0, 4, 25",
        "0, 50, 25",
        "5, 5, 85",
        "1, 9, 28",
    })
    void weighsWhatTheirReportsWereGoodFor(int upheld, int dismissed, int hundredths) {
        assertThat(new Reporters.Reporter(true, upheld, dismissed, false).weight())
                .isEqualTo(hundredths);
    }

    @Test
    void isNobodyInParticularWhereManyShareANetwork() {
        assertThat(new Reporters.Reporter(false, 40, 0, false).weight()).isEqualTo(50);
        assertThat(new Reporters.Reporter(false, 0, 40, false).weight()).isEqualTo(50);
    }

    @Test
    void isHeardOnceAboutOneComment() {
        assertThat(new Reporters.Reporter(true, 40, 0, true).weight()).isZero();
    }
}
