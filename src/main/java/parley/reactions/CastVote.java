package parley.reactions;

import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Sets a person's vote on a comment; setting it again changes nothing.
 *
 * @param value 1 for, -1 against, 0 to take it back
 */
public record CastVote(Caller caller, CommentId comment, int value) implements Command<Voted> {}
