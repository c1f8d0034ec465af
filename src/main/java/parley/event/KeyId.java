package parley.event;

import java.util.Optional;
import java.util.UUID;

/** An API key, by an id that is no secret. */
public record KeyId(UUID value) {
    public static Optional<KeyId> parse(String text) {
        return Ids.parse(text).map(KeyId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
