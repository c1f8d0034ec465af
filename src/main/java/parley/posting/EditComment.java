package parley.posting;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Says it in other words.
 *
 * @param acknowledged the token of a nudge: they were asked to reword it, and insist
 * @param editToken as it came with the comment; the author's guest token, or a trusted caller, will do instead
 * @param address whence the request came; it is looked at, and not kept
 */
public record EditComment(
        Caller caller,
        CommentId comment,
        String text,
        Optional<String> acknowledged,
        Optional<String> editToken,
        Optional<String> address)
        implements Command<Changed> {}
