package parley.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps from everybody else what somebody writes whom a moderator has shadow banned. They are shown it as if nothing had
 * been found; so this reason must never leave through what an author sees.
 */
public final class ShadowBanned implements Check {
    private static final String CHECK = "shadow-banned";

    private static final Reason REASON = new Reason(CHECK, "Only its author sees this comment.");

    @Override
    public Finding inspect(Draft draft) {
        return draft.standing().shadowBanned() ? Finding.hold(REASON.detail()) : Finding.CLEAR;
    }

    public static boolean isAmong(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.check().equals(CHECK));
    }

    /** What is left for the author to see. */
    public static List<Reason> without(List<Reason> reasons) {
        return reasons.stream().filter(reason -> !reason.check().equals(CHECK)).toList();
    }

    /** The same, in the shadow: what stands below a comment that nobody else sees cannot be seen either. */
    public static Verdict over(Verdict verdict) {
        if (verdict instanceof Verdict.Refused || isAmong(verdict.reasons())) {
            return verdict;
        }
        var reasons = new ArrayList<>(List.of(REASON));
        reasons.addAll(verdict.reasons());
        return new Verdict.Held(List.copyOf(reasons));
    }
}
