package parley.posting;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/** Its author takes a comment back. Taking it back twice is no change. Moderators decide on it instead. */
public record RemoveComment(Caller caller, CommentId comment, Optional<String> editToken) implements Command<Changed> {}
