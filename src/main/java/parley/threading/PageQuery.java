package parley.threading;

import java.util.Optional;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * A page of a discussion.
 *
 * @param limit roots on it
 * @param allReplies all descendants of each root, up to {@link PageReader#ALL_REPLIES}; else the first few
 */
public record PageQuery(
        SiteKey site,
        DiscussionId discussion,
        String key,
        Sort sort,
        Optional<Cursor> after,
        int limit,
        boolean allReplies)
        implements Query {

    /** @throws parley.problem.Refusal BAD_CURSOR if the cursor was made for something else */
    public PageQuery {
        Cursor.require(after.isEmpty() || after.get().leads(discussion, sort));
    }
}
