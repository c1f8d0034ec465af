package parley.web;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/** Where own pages get what they show. A site or discussion nobody knows fails with the refusal that says so. */
public interface PageSource {

    Future<DiscussionPage> read(Wish wish);

    /** Which discussion: one that is embedded somewhere has a key, its own page names an id, and may say its key. */
    sealed interface Which {
        record ByKey(String key) implements Which {}

        record ById(DiscussionId id) implements Which {}
    }

    /**
     * What the reader asked for.
     *
     * @param sort one of {@link DiscussionPage#SORTS}
     * @param after a cursor, of this sort or of the branch
     * @param branch the root whose replies alone are wanted
     * @param replyTo whom the form is to answer
     * @param minSeq the page shows at least this state
     */
    record Wish(
            SiteKey site,
            Which which,
            String sort,
            Optional<String> after,
            Optional<CommentId> branch,
            Optional<CommentId> replyTo,
            OptionalLong minSeq) {}
}
