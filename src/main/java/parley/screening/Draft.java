package parley.screening;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.DiscussionState;
import parley.sites.Policy;

/**
 * What is screened: everything a check may know. Nothing here is read from anywhere later.
 *
 * @param authorName after {@link Text#name}
 * @param website empty if none was given
 * @param place the discussion, as read under its lock
 * @param standing of the author, as read under that lock
 * @param shutOut whether nobody may write who comes from where they do
 * @param rules the site's policy, compiled
 * @param sameTextAt when this author last posted the same text on this site
 */
public record Draft(
        Typed typed,
        String authorName,
        String website,
        Place place,
        Standing standing,
        Optional<ShutOut> shutOut,
        Rules rules,
        Optional<Instant> sameTextAt,
        Instant now) {

    /** @param preModerated everything in this discussion waits for a moderator */
    public record Place(DiscussionState state, boolean preModerated) {}

    String text() {
        return typed.text();
    }

    Rendered rendered() {
        return typed.rendered();
    }

    String html() {
        return typed.rendered().html();
    }

    Policy policy() {
        return rules.policy();
    }

    /** The first phrase of the list in text (as typed, and as seen), name or website, in the author's own spelling. */
    Optional<String> first(WordList words) {
        return words.isEmpty()
                ? Optional.empty()
                : Stream.of(typed.reading(), typed.seenReading(), new Reading(authorName), new Reading(website))
                        .flatMap(place -> words.firstIn(place).stream())
                        .findFirst();
    }
}
