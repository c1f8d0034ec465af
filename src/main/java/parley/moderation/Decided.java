package parley.moderation;

import java.util.Optional;
import java.util.UUID;

/**
 * @param seq of the discussion, after it
 * @param made as it is recorded; none where it was in force already
 */
public record Decided(ModeratedComment comment, long seq, Optional<Decisions.Made> made) {

    Optional<UUID> decision() {
        return made.map(Decisions.Made::id);
    }
}
