package parley.moderation;

import parley.bus.Command;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.threading.Discussion;
import parley.web.Caller;

/** Opens or closes a discussion; what is so already changes nothing. */
public record TurnDiscussion(Caller caller, DiscussionId discussion, DiscussionState state)
        implements Command<Discussion> {}
