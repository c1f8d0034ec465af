package parley.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.event.DiscussionState;
import parley.event.SiteKey;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Draft;
import parley.screening.Reason;
import parley.screening.Rendered;
import parley.screening.Rules;
import parley.screening.Screening;
import parley.screening.Verdict;
import parley.sites.Site;
import parley.threading.Author;

/**
 * Puts a draft before the checks, with the policy and the state that the batch has read. Keeps each site's word lists
 * compiled; they are made again when the site's version rises.
 */
final class Judge {
    private record Compiled(int version, Rules rules) {}

    private final ConcurrentHashMap<SiteKey, Compiled> rules = new ConcurrentHashMap<>();

    /**
     * @return why it must wait; empty when it may appear at once
     * @throws Refusal when it may not appear at all
     */
    List<Reason> judge(
            Site site, DiscussionState state, Author author, Words words, Optional<Instant> sameTextAt, Instant now) {
        var draft = new Draft(
                words.text(),
                words.rendered(),
                author.name(),
                author.website().orElse(""),
                state,
                rulesOf(site),
                sameTextAt,
                now);
        return switch (Screening.judge(draft)) {
            case Verdict.Published published -> List.of();
            case Verdict.Held held -> held.reasons();
            case Verdict.Refused refused -> throw refusal(state, refused);
        };
    }

    /** What was typed, and what is shown of it. */
    record Words(String text, Rendered rendered) {}

    private Rules rulesOf(Site site) {
        return rules.compute(
                        site.key(),
                        (key, known) -> known != null && known.version() == site.version()
                                ? known
                                : new Compiled(site.version(), Rules.of(site.policy())))
                .rules();
    }

    private static Refusal refusal(DiscussionState state, Verdict.Refused refused) {
        var errors = refused.reasons().stream()
                .map(reason -> new FieldError("/text", reason.detail()))
                .toList();
        return state == DiscussionState.OPEN
                ? Refusal.of(ProblemKind.COMMENT_REFUSED, errors)
                : Refusal.of(ProblemKind.DISCUSSION_CLOSED);
    }
}
