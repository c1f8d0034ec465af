package parley.posting;

import io.vertx.core.Future;
import java.util.List;
import parley.event.DiscussionId;
import parley.event.GuestId;

/**
 * How a reader stands to a discussion and to the people in it; another room knows.
 *
 * @param follows whether they hear of new comments there
 * @param muted public ids of authors of whom they do not want to hear
 */
public record Ties(boolean follows, List<String> muted) {
    public static final Ties NONE = new Ties(false, List.of());

    /** Who knows them. */
    @FunctionalInterface
    public interface Source {
        Future<Ties> of(GuestId person, DiscussionId discussion);
    }
}
