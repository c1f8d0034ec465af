package parley.threading;

import java.util.Optional;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * What makes a discussion's row, when somebody writes there first.
 *
 * @param id follows from site and key; kept, because making it takes a hash
 * @param confirmed whether the one who says so is trusted with url and title
 */
public record DiscussionSeed(
        DiscussionId id, SiteKey site, String key, Optional<String> url, Optional<String> title, boolean confirmed)
        implements Comparable<DiscussionSeed> {

    public DiscussionSeed(SiteKey site, String key, Optional<String> url, Optional<String> title, boolean confirmed) {
        this(DiscussionId.of(site, key), site, key, url, title, confirmed);
    }

    @Override
    public int compareTo(DiscussionSeed other) {
        return id().compareTo(other.id());
    }
}
