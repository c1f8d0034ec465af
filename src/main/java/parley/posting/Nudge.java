package parley.posting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Screening;
import parley.screening.Verdict;
import parley.threading.Author;
import parley.web.Caller;
import parley.web.Tokens;

/**
 * Asks an author once to reword what would be refused or held for its words. Nothing is stored: who was asked has a
 * token, and whoever shows it is heard as they are.
 *
 * @param due whether they are still to be asked
 * @param token what to show next time
 */
record Nudge(boolean due, String token) {
    private static final String MEMBER = "nudgeToken";

    private static final String OR_WAIT =
            "Please read it through once more. You can reword it, or post it as it is: then a moderator looks at it first.";

    private static final String OR_NOT_AT_ALL = "Please reword it: as it is, it is not published.";

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    static final Nudge NEVER = new Nudge(false, "");

    /** @param where the discussion, or the comment that is edited */
    static Nudge of(Tokens tokens, Object where, String who, Optional<String> shown, Instant now) {
        var asked = UUID.nameUUIDFromBytes((where + "/" + who).getBytes(StandardCharsets.UTF_8));
        boolean heard = shown.filter(token -> tokens.nudges(token, asked, now)).isPresent();
        return heard ? NEVER : new Nudge(true, tokens.nudged(asked, now.plus(GOOD_FOR)));
    }

    /** A stranger is given an id with each request, so that only the name tells them from others. */
    static String who(Caller caller, Author author) {
        return caller instanceof Caller.Stranger ? "stranger/" + author.name() : author.id();
    }

    /** What to show with the next try; empty where nobody was asked. */
    static String token(Refusal refusal) {
        return refusal.members().getOrDefault(MEMBER, "");
    }

    Optional<Turned> of(Verdict verdict) {
        var reasons = Screening.rewordable(verdict.reasons());
        boolean refused = verdict instanceof Verdict.Refused;
        boolean mendable = !refused || reasons.equals(verdict.reasons());
        if (!due || reasons.isEmpty() || !mendable) {
            return Optional.empty();
        }
        var refusal = Refusal.of(ProblemKind.REWORD, refused ? OR_NOT_AT_ALL : OR_WAIT, Judge.errors(reasons))
                .with(MEMBER, token);
        return Optional.of(new Turned("reword", reasons.getFirst().check(), refusal));
    }
}
