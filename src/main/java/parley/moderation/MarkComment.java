package parley.moderation;

import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/** Sets a mark on a readable comment, or takes it off; what is so already changes nothing. */
public record MarkComment(Caller caller, CommentId comment, Mark mark, boolean on) implements Command<Decided> {}
