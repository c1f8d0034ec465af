package parley.journal;

import java.util.OptionalLong;
import parley.event.DiscussionId;

/**
 * A line of a kind that only a later version knows. What it says means nothing here; that it is there does: readers of
 * its discussion do not have all of it.
 *
 * @param seq as in {@link Entry}
 */
public record Unread(OptionalLong seq, DiscussionId discussion, String type) {}
