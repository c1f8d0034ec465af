package parley.screening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an author when they write.
 *
 * @param watched everything of theirs is looked at, since a moderator wished so
 * @param preModerated likewise, and they are told so
 * @param published comments of theirs on the site that anybody may read; counted no further than the policy asks
 * @param decided comments of the last {@value #RECENT_DAYS} days that are published, rejected or spam
 * @param rejected those of them that are rejected or spam
 * @param shadowBanned what they write is seen by them alone
 * @param badges that their comments wear
 */
public record Standing(
        boolean watched,
        boolean preModerated,
        Optional<Instant> mutedUntil,
        Optional<Instant> suspendedUntil,
        boolean banned,
        int published,
        int decided,
        int rejected,
        boolean shadowBanned,
        List<String> badges) {

    public static final int RECENT_DAYS = 7;

    public Standing {
        badges = List.copyOf(badges);
    }

    /** Of somebody who wears no badge and stands in no shadow. */
    public Standing(
            boolean watched,
            boolean preModerated,
            Optional<Instant> mutedUntil,
            Optional<Instant> suspendedUntil,
            boolean banned,
            int published,
            int decided,
            int rejected) {
        this(watched, preModerated, mutedUntil, suspendedUntil, banned, published, decided, rejected, false, List.of());
    }

    /** Of somebody who was never here. */
    public static final Standing NEW = new Standing(false, false, Optional.empty(), Optional.empty(), false, 0, 0, 0);
}
