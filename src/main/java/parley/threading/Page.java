package parley.threading;

import java.util.List;
import java.util.Optional;

/**
 * A page of comments and the discussion they stand in, from one snapshot of the database.
 *
 * @param comments in display order: a root, then its replies depth first
 * @param next what to pass as {@code after} to go on; empty at the end
 * @param previous leads the other way; only on the page around a comment
 * @param ranking the generation that ordered it; 0 where none did
 * @param top how many roots stand first because they are pinned, out of their order
 */
public record Page(
        DiscussionView discussion,
        List<CommentView> comments,
        Optional<String> next,
        Optional<String> previous,
        long ranking,
        int top) {

    public Page(DiscussionView discussion, List<CommentView> comments, Optional<String> next) {
        this(discussion, comments, next, Optional.empty(), 0, 0);
    }
}
