package parley.notifications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.event.CommentStatus;
import parley.event.GuestId;

/** Who is to know of what, and why. Nothing here looks anything up. */
final class Recipients {
    private Recipients() {}

    /**
     * A comment that readers can see since just now.
     *
     * @param author absent for somebody who is no guest: the newsroom, an import
     * @param repliedTo who wrote what it answers
     * @param muting who does not want to hear of its author
     * @param told who knows of this comment already
     * @param waiting whom an unread notification tells already that there is something new in this discussion
     */
    record Arrival(
            Optional<GuestId> author,
            Optional<GuestId> repliedTo,
            Set<GuestId> mentioned,
            Set<GuestId> followers,
            Set<GuestId> muting,
            Set<GuestId> told,
            Set<GuestId> waiting) {}

    /** One reason each: a reply is more than a mention, and that is more than a followed discussion. */
    static Map<GuestId, Kind> of(Arrival arrival) {
        var recipients = new LinkedHashMap<GuestId, Kind>();
        arrival.repliedTo().ifPresent(person -> recipients.put(person, Kind.REPLY));
        arrival.mentioned().forEach(person -> recipients.putIfAbsent(person, Kind.MENTION));
        arrival.followers().stream()
                .filter(person -> !arrival.waiting().contains(person))
                .forEach(person -> recipients.putIfAbsent(person, Kind.FOLLOWED));
        arrival.author().ifPresent(recipients::remove);
        recipients.keySet().removeAll(arrival.muting());
        recipients.keySet().removeAll(arrival.told());
        return recipients;
    }

    /**
     * Who stands behind a bundle of reactions.
     *
     * @param bundle as it was told last; empty for a new one
     * @param reacting everybody who reacts now, as {@code guest:<id>}
     * @param unwelcome among them the author, and whom the author has muted
     * @param seen whom the author has heard of in bundles that were read
     * @return those of the bundle who still react, then the new ones; empty where there is nothing to tell
     */
    static List<String> behind(
            List<String> bundle, Collection<String> reacting, Set<String> unwelcome, Set<String> seen) {
        var actors = new ArrayList<>(bundle);
        actors.retainAll(Set.copyOf(reacting));
        actors.removeAll(unwelcome);
        reacting.stream()
                .filter(person -> !unwelcome.contains(person) && !seen.contains(person) && !actors.contains(person))
                .forEach(actors::add);
        return actors;
    }

    /**
     * Whether a comment's author is told of a moderator's last decision: once, and only while it is in force. That
     * something passes for spam is not told; it would only teach spammers.
     */
    static boolean ofDecision(String decision, CommentStatus now, boolean told) {
        var led = switch (decision) {
            case "approve", "restore" -> Optional.of(CommentStatus.PUBLISHED);
            case "reject" -> Optional.of(CommentStatus.REJECTED);
            case "remove" -> Optional.of(CommentStatus.REMOVED);
            default -> Optional.<CommentStatus>empty();
        };
        return !told && led.filter(now::equals).isPresent();
    }
}
