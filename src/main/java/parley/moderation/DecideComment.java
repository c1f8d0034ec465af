package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Decides on one comment. A decision that is in force already changes nothing.
 *
 * @param reason a code of the newsroom's own, at most 64 characters
 * @param note for colleagues, at most 1,000 characters; readers never see it
 */
public record DecideComment(
        Caller caller, CommentId comment, Decision decision, Optional<String> reason, Optional<String> note)
        implements Command<Decided> {}
