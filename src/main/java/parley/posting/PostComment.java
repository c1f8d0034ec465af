package parley.posting;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.threading.DiscussionSeed;
import parley.web.Caller;

/**
 * Says something in a discussion, which need not exist yet.
 *
 * @param parent the comment that is replied to
 * @param text Markdown
 * @param signature how a guest signs; not needed from the trusted
 * @param acknowledged the token of a nudge: they were asked to reword it, and insist
 * @param idempotencyKey to be sent again with a repeated request, so that it happens once
 */
public record PostComment(
        Caller caller,
        DiscussionSeed discussion,
        Optional<CommentId> parent,
        String text,
        Optional<Signature> signature,
        Optional<String> acknowledged,
        Optional<String> idempotencyKey)
        implements Command<Posted> {

    /** As it was typed; nothing of it is checked yet. */
    public record Signature(String name, Optional<String> email, Optional<String> website) {}
}
