package parley.notifications;

import java.util.Set;
import java.util.UUID;
import parley.bus.Command;
import parley.event.GuestId;

/** Says that somebody has seen some of their notifications; answers how many are left. Unknown ones are passed over. */
public record MarkRead(GuestId person, Which which) implements Command<Integer> {

    /** Which ones were seen. */
    public sealed interface Which {}

    /** These, at most 100. */
    public record Those(Set<UUID> ids) implements Which {}

    /** All up to this {@code seq}. */
    public record UpTo(long seq) implements Which {}
}
