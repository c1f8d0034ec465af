package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.threading.Discussion;
import parley.web.Caller;

/**
 * Opens or closes a discussion; what is so already changes nothing.
 *
 * @param preModerated whether everything written there waits for a moderator; as it was, where it is left out
 */
public record TurnDiscussion(
        Caller caller, DiscussionId discussion, DiscussionState state, Optional<Boolean> preModerated)
        implements Command<Discussion> {}
