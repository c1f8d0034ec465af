package parley.screening;

import java.util.List;
import java.util.Optional;

/** What becomes of a draft. Reasons are in the order of the checks, never empty. */
public sealed interface Verdict {

    record Published() implements Verdict {
        @Override
        public List<Reason> reasons() {
            return List.of();
        }
    }

    record Held(List<Reason> reasons) implements Verdict {}

    record Refused(List<Reason> reasons) implements Verdict {}

    List<Reason> reasons();

    /** Stable: it is stored and counted. */
    default String label() {
        return switch (this) {
            case Published published -> "published";
            case Held held -> "held";
            case Refused refused -> "refused";
        };
    }

    /** The check that decided: the first of those that found something; none where the draft is published. */
    default Optional<String> decidedBy() {
        return reasons().stream().findFirst().map(Reason::check);
    }
}
