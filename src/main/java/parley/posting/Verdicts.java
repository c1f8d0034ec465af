package parley.posting;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Counts what became of drafts, by the check that decided: {@code parley.verdicts}. */
record Verdicts(MeterRegistry meters) {

    /** @param check none where nothing was found */
    void count(String verdict, Optional<String> check) {
        meters.counter("parley.verdicts", "check", check.orElse("none"), "verdict", verdict)
                .increment();
    }
}
