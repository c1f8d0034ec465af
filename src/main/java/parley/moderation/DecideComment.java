package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.threading.Comment;
import parley.web.Caller;

/**
 * Decides on one comment. A decision that is in force already changes nothing.
 *
 * @param reason a code of the newsroom's own, at most 64 characters
 * @param note for colleagues, at most 1,000 characters; readers never see it
 * @param seen the version that was looked at: another one is refused with STALE_VERSION; empty where anything is fine
 * @param redacted what readers are to see instead; with {@link Decision#REDACT}, and only then
 */
public record DecideComment(
        Caller caller,
        CommentId comment,
        Decision decision,
        Optional<String> reason,
        Optional<String> note,
        Optional<String> seen,
        Optional<Comment.Body> redacted)
        implements Command<Decided> {}
