package parley.screening;

import java.util.List;

/** What becomes of a draft. Reasons are in the order of the checks, never empty. */
public sealed interface Verdict {

    record Published() implements Verdict {}

    record Held(List<Reason> reasons) implements Verdict {}

    record Refused(List<Reason> reasons) implements Verdict {}
}
