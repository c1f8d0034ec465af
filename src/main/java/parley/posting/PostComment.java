package parley.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.screening.Reason;
import parley.threading.DiscussionSeed;
import parley.web.Caller;

/**
 * Says something in a discussion, which need not exist yet.
 *
 * @param parent the comment that is replied to
 * @param text Markdown
 * @param signature how a guest signs; not needed from the trusted
 * @param mail if the author wants mail about replies
 * @param acknowledged the token of a nudge: they were asked to reword it, and insist
 * @param idempotencyKey to be sent again with a repeated request, so that it happens once
 * @param address whence the request came; it is looked at, and not kept
 * @param past if it was said before now: no address lets anybody say so
 */
public record PostComment(
        Caller caller,
        DiscussionSeed discussion,
        Optional<CommentId> parent,
        String text,
        Optional<Signature> signature,
        Optional<Notify> mail,
        Optional<String> acknowledged,
        Optional<String> idempotencyKey,
        Optional<String> address,
        Optional<Past> past)
        implements Command<Posted> {

    /**
     * @param lang in which they read
     * @param mayAsk whether one more mail that asks for confirmation may be sent on behalf of this connection
     */
    public record Notify(String lang, boolean mayAsk) {}

    /**
     * @param id by which it can be found again
     * @param held why it has been waiting since; empty where it has not
     */
    public record Past(CommentId id, Instant at, List<Reason> held) {}

    /**
     * As it was typed; nothing of it is checked yet.
     *
     * @param badges heeded where somebody speaks for the site, who without them is staff; readers have none
     */
    public record Signature(
            String name, Optional<String> email, Optional<String> website, Optional<List<String>> badges) {

        public Signature(String name, Optional<String> email, Optional<String> website) {
            this(name, email, website, Optional.empty());
        }
    }
}
