package parley.screening;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.DiscussionState;
import parley.sites.Policy;

/**
 * What is screened: everything a check may know. Nothing here is read from anywhere later.
 *
 * @param text what was typed, after {@link Text#body}
 * @param rendered the same through {@link Markdown#render}
 * @param authorName after {@link Text#name}
 * @param website empty if none was given
 * @param state of the discussion, as read under its lock
 * @param rules the site's policy, compiled
 * @param sameTextAt when this author last posted the same text on this site
 */
public record Draft(
        String text,
        Rendered rendered,
        String authorName,
        String website,
        DiscussionState state,
        Rules rules,
        Optional<Instant> sameTextAt,
        Instant now) {

    public String html() {
        return rendered.html();
    }

    public Policy policy() {
        return rules.policy();
    }

    /** The first phrase of the list in text (as typed, and as seen), name or website, in the author's own spelling. */
    Optional<String> first(WordList words) {
        return words.isEmpty()
                ? Optional.empty()
                : Stream.of(text, Visible.text(html()), authorName, website)
                        .flatMap(place -> words.firstIn(place).stream())
                        .findFirst();
    }
}
