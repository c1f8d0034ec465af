package parley.screening;

import parley.sites.Policy;

/** A policy with its word lists compiled. Immutable; keep one per site and policy version. */
public record Rules(Policy policy, WordList banned, WordList suspect) {

    /** Takes some microseconds for each listed phrase: do it before a batch. */
    public static Rules of(Policy policy) {
        return new Rules(policy, WordList.compile(policy.bannedWords()), WordList.compile(policy.suspectWords()));
    }
}
