package parley.screening;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an author when they write.
 *
 * @param watched everything of theirs is looked at, since a moderator wished so
 * @param preModerated likewise, and they are told so
 * @param published comments of theirs on the site that anybody may read; counted no further than the policy asks
 * @param decided comments of the last {@value #RECENT_DAYS} days that are published, rejected or spam
 * @param rejected those of them that are rejected or spam
 */
public record Standing(
        boolean watched,
        boolean preModerated,
        Optional<Instant> mutedUntil,
        Optional<Instant> suspendedUntil,
        boolean banned,
        int published,
        int decided,
        int rejected) {

    public static final int RECENT_DAYS = 7;

    /** Of somebody who was never here. */
    public static final Standing NEW = new Standing(false, false, Optional.empty(), Optional.empty(), false, 0, 0, 0);
}
