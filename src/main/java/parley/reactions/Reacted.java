package parley.reactions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * @param reactions of everybody, after it; names without any are left out
 * @param mine the names this person has set
 * @param seq of the discussion, after it
 * @param guestToken for a guest who had none yet
 */
public record Reacted(Map<String, Integer> reactions, Set<String> mine, long seq, Optional<String> guestToken) {}
