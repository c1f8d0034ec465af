package parley.event;

import java.util.Optional;
import java.util.UUID;

/** Time-ordered (UUID version 7). */
public record DecisionId(UUID value) {
    public static Optional<DecisionId> parse(String text) {
        return Ids.parse(text).map(DecisionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
