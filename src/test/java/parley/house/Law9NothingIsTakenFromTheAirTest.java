package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clock, ids and randomness are handed in; tests wait for conditions, never for durations. */
class Law9NothingIsTakenFromTheAirTest {
    private static final Pattern FROM_THE_AIR = Pattern.compile(
            "System\\.currentTimeMillis|\\b(?:Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime)\\.now\\(\\)"
                    + "|Math\\.random|UUID\\.randomUUID|new (?:Secure)?Random\\(|Clock\\.system|ThreadLocalRandom"
                    + "|RandomGenerator\\.getDefault");

    /** An installation's first secret is made where it is kept. */
    private static final Set<String> KEPT_WHERE_MADE = Set.of("Installation");

    private static final Pattern SLEEP =
            Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep|Thread\\.onSpinWait|LockSupport\\.parkNanos");

    @Test
    void mainTakesNoTimeAndNoChanceFromTheAir() {
        assertThat(holding(House.main(), FROM_THE_AIR)
                        .filter(source -> !handsThemOut(source))
                        .filter(source -> !KEPT_WHERE_MADE.contains(source.name())))
                .isEmpty();
    }

    @Test
    void testsNeverSleep() {
        assertThat(holding(House.tests(), SLEEP).filter(source -> !measures(source)))
                .isEmpty();
    }

    /** The files beside Main, which belong to no room and assemble them all. */
    private static boolean handsThemOut(House.Source source) {
        return source.path().getParent().endsWith("parley");
    }

    /** The bench is no test: it lets a load run for a while, and that is what it is for. */
    private static boolean measures(House.Source source) {
        return source.path().getParent().endsWith("bench");
    }

    private static Stream<House.Source> holding(List<House.Source> sources, Pattern forbidden) {
        return sources.stream()
                .filter(source -> forbidden.matcher(source.code()).find());
    }
}
