package parley.threading;

import java.util.Optional;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * What makes a discussion's row, when somebody writes there first.
 *
 * @param confirmed whether the one who says so is trusted with url and title
 */
public record DiscussionSeed(SiteKey site, String key, Optional<String> url, Optional<String> title, boolean confirmed)
        implements Comparable<DiscussionSeed> {

    public DiscussionId id() {
        return DiscussionId.of(site, key);
    }

    @Override
    public int compareTo(DiscussionSeed other) {
        return id().compareTo(other.id());
    }
}
