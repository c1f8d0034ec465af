package parley.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/** Reads one comment with what it answers and what was decided on it. */
public record ShowComment(Caller caller, CommentId comment) implements Command<ShowComment.Shown> {

    /**
     * @param above its parent, and that one's parent, the farther one first
     * @param decisions oldest first
     * @param original what was written, where a redaction replaced it
     */
    public record Shown(
            ModeratedComment comment, List<ModeratedComment> above, List<Past> decisions, Optional<String> original) {}

    /** @param decision what it was; {@code undo} where it took another one back */
    public record Past(
            UUID id,
            String decision,
            Optional<String> reason,
            Optional<String> note,
            String by,
            Instant at,
            boolean undone) {}
}
