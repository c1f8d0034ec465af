package parley.event;

import java.util.Optional;
import java.util.UUID;

/** Somebody of the newsroom, with an account. */
public record StaffId(UUID value) {
    public static Optional<StaffId> parse(String text) {
        return Ids.parse(text).map(StaffId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
