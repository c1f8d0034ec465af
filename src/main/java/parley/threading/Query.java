package parley.threading;

import java.util.Optional;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** What can be read of one discussion and is the same for all readers. */
public sealed interface Query permits PageQuery, Query.Context, Query.Branch {
    DiscussionId discussion();

    /**
     * The page around a comment.
     *
     * @param limit roots on it, its own among them
     */
    record Context(DiscussionId discussion, CommentId comment, Sort sort, int limit, Replies replies)
            implements Query {}

    /** The same for people, where it begins branches. */
    default Query forPeople() {
        return switch (this) {
            case PageQuery page
            when page.replies() == Replies.FIRST ->
                new PageQuery(
                        page.site(),
                        page.discussion(),
                        page.key(),
                        page.sort(),
                        page.after(),
                        page.limit(),
                        Replies.NO_SMALL_REST);
            case Context around ->
                new Context(
                        around.discussion(), around.comment(), around.sort(), around.limit(), Replies.NO_SMALL_REST);
            case PageQuery _, Branch _ -> this;
        };
    }

    /**
     * Everything below a comment, depth first.
     *
     * @param limit comments on a page
     */
    record Branch(DiscussionId discussion, CommentId top, Optional<Cursor> after, int limit) implements Query {

        /** @throws parley.problem.Refusal BAD_CURSOR if the cursor was made for something else */
        public Branch {
            Cursor.require(after.isEmpty() || after.get().leads(top));
        }
    }

    /** Whether what it shows can change while the discussion does not. */
    default boolean ranked() {
        return switch (this) {
            case PageQuery page -> page.sort() == Sort.BEST;
            case Context context -> context.sort() == Sort.BEST;
            case Branch _ -> false;
        };
    }
}
