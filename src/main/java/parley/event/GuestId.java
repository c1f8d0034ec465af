package parley.event;

import java.util.Optional;
import java.util.UUID;

/** Somebody without an account: a random id in a signed token, kept by the browser that wrote first. */
public record GuestId(UUID value) {
    public static Optional<GuestId> parse(String text) {
        return Ids.parse(text).map(GuestId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
