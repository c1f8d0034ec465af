package parley.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Judges an author: what is named changes, what is not stays. Fails with NOT_FOUND where nobody of that id wrote on the
 * site.
 *
 * @param author their public id
 * @param reason a code of the newsroom's own, at most 64 characters
 */
public record ChangeAuthor(Caller caller, SiteKey site, String author, Change change, Optional<String> reason)
        implements Command<ChangeAuthor.Changed> {

    /** Nothing to tell but that it is so now. */
    public record Changed() {}

    /** @param end absent where there is none: it is lifted */
    public record Term(Optional<Instant> end) {}

    /** @param badges all of them; absent where they stay */
    public record Change(
            Optional<Boolean> watched,
            Optional<Boolean> preModerated,
            Optional<Term> mutedUntil,
            Optional<Term> suspendedUntil,
            Optional<Boolean> banned,
            Optional<Boolean> shadowBanned,
            Optional<List<String>> badges) {

        static Change badges(List<String> badges) {
            return new Change(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(badges));
        }

        AuthorState of(AuthorState before) {
            return new AuthorState(
                    watched.orElse(before.watched()),
                    preModerated.orElse(before.preModerated()),
                    mutedUntil.map(Term::end).orElse(before.mutedUntil()),
                    suspendedUntil.map(Term::end).orElse(before.suspendedUntil()),
                    banned.orElse(before.banned()),
                    shadowBanned.orElse(before.shadowBanned()),
                    badges.orElse(before.badges()));
        }
    }
}
