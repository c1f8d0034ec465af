package parley.console;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.moderation.AuthorState;
import parley.moderation.ChangeAuthor;

/** What a button does about an author. Other times than these are for the API. */
enum Measure {
    WATCH,
    MUTE,
    SUSPEND,
    BAN,
    SHADOW;

    private static final Duration MUTED = Duration.ofDays(7);
    private static final Duration SUSPENDED = Duration.ofDays(30);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Measure> of(String label) {
        return Stream.of(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    static Set<Measure> inForce(AuthorState state, Instant now) {
        var found = EnumSet.noneOf(Measure.class);
        put(found, WATCH, state.watched());
        put(found, MUTE, state.mutedUntil().filter(now::isBefore).isPresent());
        put(found, SUSPEND, state.suspendedUntil().filter(now::isBefore).isPresent());
        put(found, BAN, state.banned());
        put(found, SHADOW, state.shadowBanned());
        return found;
    }

    private static void put(Set<Measure> measures, Measure one, boolean holds) {
        if (holds) {
            measures.add(one);
        }
    }

    ChangeAuthor.Change change(boolean on, Instant now) {
        return new ChangeAuthor.Change(
                only(WATCH, on),
                Optional.empty(),
                until(MUTE, on, now.plus(MUTED)),
                until(SUSPEND, on, now.plus(SUSPENDED)),
                only(BAN, on),
                only(SHADOW, on),
                Optional.empty());
    }

    private Optional<Boolean> only(Measure one, boolean on) {
        return this == one ? Optional.of(on) : Optional.empty();
    }

    private Optional<ChangeAuthor.Term> until(Measure one, boolean on, Instant end) {
        return this == one
                ? Optional.of(new ChangeAuthor.Term(on ? Optional.of(end) : Optional.empty()))
                : Optional.empty();
    }
}
