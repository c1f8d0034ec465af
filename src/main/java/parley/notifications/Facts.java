package parley.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;
import parley.threading.Author;

/**
 * What is to be known to decide on some lines, as it is now and not as it was when they were written.
 *
 * @param followers of discussions in which something appeared, and since when
 * @param names who wrote in those discussions, by name in small letters
 * @param reacting who reacts to a comment, as {@code guest:<id>}
 * @param decisions the last one of each comment
 * @param mutes who does not want to hear of whom
 */
record Facts(
        Map<CommentId, Known> comments,
        Map<DiscussionId, Map<GuestId, Instant>> followers,
        Map<DiscussionId, Map<String, Set<GuestId>>> names,
        Map<CommentId, List<String>> reacting,
        Map<CommentId, Decided> decisions,
        Set<Mute> mutes) {
    private static final String GUEST = "guest:";

    /**
     * @param guest who wrote it; absent for the newsroom and for imports
     * @param repliedTo who wrote what it answers
     * @param text only where there is an @ in it
     */
    record Known(
            CommentId id,
            DiscussionId discussion,
            SiteKey site,
            CommentStatus status,
            String authorId,
            Optional<GuestId> guest,
            Optional<GuestId> repliedTo,
            Instant createdAt,
            String text) {
        private static final Duration FRESH = Duration.ofHours(1);

        boolean published() {
            return status == CommentStatus.PUBLISHED;
        }

        /** Nobody waits for what an import brings, though it may be years old and appear only now. */
        boolean imported(Instant appeared) {
            return guest.isEmpty() && createdAt.isBefore(appeared.minus(FRESH));
        }
    }

    record Decided(UUID id, String decision) {}

    /** @param author by public id, which is of one site */
    record Mute(GuestId person, String author) {}

    Optional<Known> comment(CommentId id) {
        return Optional.ofNullable(comments.get(id));
    }

    /** Who followed when it happened: what was there before is not news to them. */
    Set<GuestId> following(DiscussionId discussion, Instant at) {
        return followers.getOrDefault(discussion, Map.of()).entrySet().stream()
                .filter(follower -> !follower.getValue().isAfter(at))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean muted(GuestId person, String author) {
        return mutes.contains(new Mute(person, author));
    }

    /** Who reacts is named as in the table of reactions; the administrator has no public id. */
    static Optional<String> authorId(SiteKey site, String reacting) {
        return guest(reacting).map(guest -> Author.publicId(site, "guest/" + guest));
    }

    static Optional<GuestId> guest(String reacting) {
        return reacting.startsWith(GUEST) ? GuestId.parse(reacting.substring(GUEST.length())) : Optional.empty();
    }

    static String reacting(GuestId guest) {
        return GUEST + guest;
    }
}
