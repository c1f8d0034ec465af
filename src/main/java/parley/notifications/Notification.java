package parley.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;

/**
 * That somebody should know of a comment, as a row.
 *
 * @param seq of its last change, among everything that this person is told
 * @param actors who reacted, in the order in which they came; empty for other kinds
 * @param position of the journal line it came from
 */
record Notification(
        UUID id,
        GuestId person,
        long seq,
        Kind kind,
        State state,
        SiteKey site,
        DiscussionId discussion,
        CommentId comment,
        Optional<UUID> decision,
        List<String> actors,
        long position,
        Instant at) {

    enum State {
        UNREAD,
        READ,
        /** What it was about was taken back before it was seen. */
        WITHDRAWN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    boolean unread() {
        return state == State.UNREAD;
    }

    Notification as(State newState, long newSeq) {
        return new Notification(
                id, person, newSeq, kind, newState, site, discussion, comment, decision, actors, position, at);
    }

    Notification with(List<String> newActors, long newSeq, long newPosition, Instant newAt) {
        return new Notification(
                id,
                person,
                newSeq,
                kind,
                state,
                site,
                discussion,
                comment,
                decision,
                List.copyOf(newActors),
                newPosition,
                newAt);
    }
}
