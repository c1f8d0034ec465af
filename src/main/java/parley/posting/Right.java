package parley.posting;

import java.time.Instant;
import java.util.Optional;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;
import parley.threading.Comment;
import parley.web.Caller;

/**
 * Whether somebody may change a comment: its author while the edit window is open, and who speaks for the site at any time.
 *
 * @param tokenUntil when the edit token that was shown ends; empty if none was shown, or one that is not ours
 */
record Right(Caller caller, boolean tokenShown, Optional<Instant> tokenUntil, Instant now) {

    /** @throws Refusal if not */
    void check(Comment comment, Site site) {
        if (caller.speaksFor(site.key())) {
            return;
        }
        var windowEnds = comment.createdAt().plus(site.policy().editWindow());
        var until = tokenUntil.or(() -> isAuthor(comment) ? Optional.of(windowEnds) : Optional.empty());
        if (until.isEmpty()) {
            throw tokenShown || !(caller instanceof Caller.Stranger)
                    ? Refusal.of(ProblemKind.NOT_ALLOWED)
                    : Refusal.of(ProblemKind.NOT_SIGNED_IN, "Send the Parley-Edit-Token that came with the comment.");
        }
        if (!now.isBefore(until.get())) {
            throw Refusal.of(ProblemKind.EDIT_WINDOW_OVER);
        }
    }

    private boolean isAuthor(Comment comment) {
        return caller.guest().isPresent()
                && caller.guest().equals(comment.author().guest());
    }
}
