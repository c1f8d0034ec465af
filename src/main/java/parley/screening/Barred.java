package parley.screening;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Refuses whom a moderator has banned, suspended or muted, and where they come from. */
final class Barred implements Check {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Finding inspect(Draft draft) {
        var standing = draft.standing();
        if (standing.banned()) {
            return Finding.refuse("You cannot comment on this site any more.");
        }
        return running(standing.suspendedUntil(), draft.now())
                .map(until -> Finding.refuse("You are suspended until " + until + "."))
                .or(() -> running(standing.mutedUntil(), draft.now())
                        .map(until -> Finding.refuse("You cannot comment on this site before " + until + ".")))
                .or(() -> draft.shutOut().map(Barred::refused))
                .orElse(Finding.CLEAR);
    }

    private static Finding refused(ShutOut shutOut) {
        var until = shutOut.until().map(TIME::format);
        return switch (shutOut.by()) {
            case MAIL_DOMAIN ->
                Finding.refuse(
                        until.isEmpty()
                                ? "Comments with mail addresses at this provider are not taken on this site."
                                : "Comments with mail addresses at this provider are not taken on this site before "
                                        + until.get() + ".");
            case ADDRESS_RANGE ->
                Finding.refuse(
                        until.isEmpty()
                                ? "Comments from your network are not taken on this site."
                                : "Comments from your network are not taken on this site before " + until.get() + ".");
        };
    }

    private static Optional<String> running(Optional<Instant> until, Instant now) {
        return until.filter(now::isBefore).map(TIME::format);
    }
}
