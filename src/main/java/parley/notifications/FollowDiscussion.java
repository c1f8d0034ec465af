package parley.notifications;

import parley.bus.Command;
import parley.event.DiscussionId;
import parley.event.GuestId;

/**
 * Follows a discussion, or leaves it; doing it again changes nothing. Nobody needs to have written there yet.
 *
 * @param on whether it is followed
 */
public record FollowDiscussion(GuestId person, DiscussionId discussion, boolean on) implements Command<Boolean> {}
