package parley.screening;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Refuses whom a moderator has banned, suspended or muted. */
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
                .orElse(Finding.CLEAR);
    }

    private static Optional<String> running(Optional<Instant> until, Instant now) {
        return until.filter(now::isBefore).map(TIME::format);
    }
}
