package parley.moderation;

import java.time.Instant;
import java.util.Optional;
import parley.event.DiscussionId;

/**
 * What a moderator wants to see of a queue; what is absent leaves nothing out.
 *
 * @param author their public id
 * @param words a search as in web search engines: words, "phrases", or, -not; in text and author's name
 * @param reason why it was held (a check's name), or reported
 * @param since written then or later
 * @param until written before
 */
public record Filter(
        Optional<DiscussionId> discussion,
        Optional<String> author,
        Optional<String> words,
        Optional<String> reason,
        Optional<Instant> since,
        Optional<Instant> until) {
    public static final Filter NONE = new Filter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
