package parley.threading;

import java.util.Optional;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * A page of a discussion.
 *
 * @param limit roots on it
 */
public record PageQuery(
        SiteKey site,
        DiscussionId discussion,
        String key,
        Sort sort,
        Optional<Cursor> after,
        int limit,
        Replies replies)
        implements Query {

    /** @throws parley.problem.Refusal BAD_CURSOR if the cursor was made for something else */
    public PageQuery {
        Cursor.require(after.isEmpty() || after.get().leads(discussion, sort));
    }
}
