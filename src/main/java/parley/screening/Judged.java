package parley.screening;

import java.util.Optional;

/**
 * What is kept of a verdict, beside the reasons.
 *
 * @param verdict {@link Verdict#label}
 * @param check that decided; none where the comment was published at once
 * @param policyVersion of the site's policy at that time
 */
public record Judged(String verdict, Optional<String> check, int policyVersion) {

    public static Judged of(Verdict verdict, int policyVersion) {
        return new Judged(verdict.label(), verdict.decidedBy(), policyVersion);
    }
}
