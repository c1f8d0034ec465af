package parley.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.event.SiteKey;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Draft;
import parley.screening.Reason;
import parley.screening.Rules;
import parley.screening.Screening;
import parley.screening.ShutOut;
import parley.screening.Standing;
import parley.screening.Typed;
import parley.screening.Verdict;
import parley.sites.Site;
import parley.threading.Author;
import parley.threading.Discussion;

/**
 * Puts a draft before the checks, with what the batch has read. Keeps each site's word lists compiled; they are made
 * again when the site's version rises.
 */
final class Judge {
    private record Compiled(int version, Rules rules) {}

    private final ConcurrentHashMap<SiteKey, Compiled> rules = new ConcurrentHashMap<>();

    /** Who speaks, and what is known of them. */
    record Speaker(
            Author author,
            Standing standing,
            boolean trusted,
            Optional<Instant> sameTextAt,
            Optional<ShutOut> shutOut) {}

    /** Compiles the site's word lists if need be, which may take a tenth of a second: not in a batch, where everybody waits. */
    void prepare(Site site) {
        // a batch may know a newer version than we have heard of; it must not have to compile that again
        rules.compute(
                site.key(),
                (key, known) -> known != null && known.version() >= site.version() ? known : compiled(site));
    }

    /** What the trusted say never waits. */
    Verdict judge(Site site, Discussion discussion, Speaker speaker, Typed typed, Instant now) {
        var draft = new Draft(
                typed,
                speaker.author().name(),
                speaker.author().website().orElse(""),
                new Draft.Place(discussion.state(), discussion.preModerated()),
                speaker.standing(),
                speaker.shutOut(),
                rulesOf(site),
                speaker.sameTextAt(),
                now);
        var verdict = Screening.judge(draft);
        return speaker.trusted() && verdict instanceof Verdict.Held ? new Verdict.Published() : verdict;
    }

    /** What to say instead of taking it in; empty where it is taken in. */
    static Optional<Turned> turned(Verdict verdict, Nudge nudge) {
        return nudge.of(verdict)
                .or(() -> verdict instanceof Verdict.Refused refused
                        ? Optional.of(
                                new Turned(refused.label(), refused.decidedBy().orElseThrow(), refusal(refused)))
                        : Optional.empty());
    }

    private static Refusal refusal(Verdict.Refused refused) {
        var deciding = refused.reasons().getFirst();
        return switch (deciding.check()) {
            case "closed" -> Refusal.of(ProblemKind.DISCUSSION_CLOSED);
            case "barred" -> Refusal.of(ProblemKind.AUTHOR_BARRED, deciding.detail());
            default -> Refusal.of(ProblemKind.COMMENT_REFUSED, errors(refused.reasons()));
        };
    }

    static List<FieldError> errors(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new FieldError("/text", reason.detail()))
                .toList();
    }

    private Rules rulesOf(Site site) {
        return rules.compute(
                        site.key(),
                        (key, known) -> known != null && known.version() == site.version() ? known : compiled(site))
                .rules();
    }

    private static Compiled compiled(Site site) {
        return new Compiled(site.version(), Rules.of(site.policy()));
    }
}
