package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.event.GuestId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

class RateLimitsTest {
    private static final Caller STRANGER = new Caller.Stranger();

    /** Starts near where it overflows, as a real monotonic clock may. */
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

    private final RateLimits limits = new RateLimits(true, now::get);

    @ParameterizedTest
    @CsvSource({"POST, 10, 3000", "CHANGE, 30, 1000", "NEW_DISCUSSION, 10, 60000", "READ, 120, 50"})
    void letsABurstThroughAndThenOneAtATime(Rate rate, int burst, long interval) {
        assertThat(takenBy(rate, STRANGER, "192.0.2.1")).isEqualTo(burst);
        assertThat(refusal(rate, STRANGER, "192.0.2.1").retryAfter()).contains(Duration.ofMillis(interval));
        pass(Duration.ofMillis(interval));
        assertThat(takenBy(rate, STRANGER, "192.0.2.1")).isEqualTo(1);
        pass(Duration.ofMillis(interval).multipliedBy(burst + 5L));
        assertThat(takenBy(rate, STRANGER, "192.0.2.1")).isEqualTo(burst);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::9, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true"
    })
    void addressesOfOneNetworkShareABucket(String one, String other, boolean shared) {
        takenBy(Rate.POST, STRANGER, one);
        assertThat(takenBy(Rate.POST, STRANGER, other)).isEqualTo(shared ? 0 : 10);
    }

    @Test
    void threeMailsAnHourMayAskForAConfirmationWhoeverIsBehindAnAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.within(Rate.MAIL_WISH, "2001:db8:0:1::" + i)).isTrue();
        }
        assertThat(limits.within(Rate.MAIL_WISH, "2001:db8:0:1::9")).isFalse();
        assertThat(limits.within(Rate.MAIL_WISH, "192.0.2.1")).isTrue();
        pass(Duration.ofMinutes(20));
        assertThat(limits.within(Rate.MAIL_WISH, "2001:db8:0:1::9")).isTrue();
        assertThat(limits.within(Rate.MAIL_WISH, "2001:db8:0:1::9")).isFalse();
    }

    @Test
    void guestsHaveTheirOwnBucketsAndTogetherAWiderOne() {
        assertThat(takenBy(Rate.POST, STRANGER, "192.0.2.1")).isEqualTo(10);
        int all = 0;
        for (int i = 0; i < 15; i++) {
            all += takenBy(Rate.POST, new Caller.Guest(new GuestId(new UUID(0, i))), "192.0.2.1");
        }
        assertThat(all).isEqualTo(100);
    }

    @Test
    void kindsDoNotShareBuckets() {
        takenBy(Rate.POST, STRANGER, "192.0.2.1");
        assertThat(takenBy(Rate.CHANGE, STRANGER, "192.0.2.1")).isEqualTo(30);
    }

    @Test
    void theAdministratorIsNotLimitedAndNobodyIsWhereItIsOff() {
        var off = new RateLimits(false, now::get);
        for (int i = 0; i < 1_000; i++) {
            assertThatCode(() -> limits.take(Rate.POST, new Caller.Administrator(), "192.0.2.1"))
                    .doesNotThrowAnyException();
            assertThatCode(() -> off.take(Rate.POST, STRANGER, "192.0.2.1")).doesNotThrowAnyException();
        }
    }

    private int takenBy(Rate rate, Caller caller, String address) {
        int taken = 0;
        try {
            while (taken < 100_000) {
                limits.take(rate, caller, address);
                taken++;
            }
        } catch (Refusal tooFast) {
            assertThat(tooFast.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        }
        return taken;
    }

    private Refusal refusal(Rate rate, Caller caller, String address) {
        return catchThrowableOfType(Refusal.class, () -> limits.take(rate, caller, address));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
