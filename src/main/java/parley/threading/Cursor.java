package parley.threading;

import java.util.List;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Where a page goes on. Readers pass it as it came: it is opaque, fits into a URL, and is only good for what it was made
 * for.
 */
public sealed interface Cursor {

    /**
     * Roots after this number, in the order of the sort.
     *
     * @param back walks against the order, towards the beginning
     * @param above numbers of the pinned roots that stood at the top of the first page: they do not come again
     */
    record ByNumber(DiscussionId discussion, Sort sort, boolean back, int number, List<Integer> above)
            implements Cursor {}

    /**
     * Roots after this place of a ranking. Roots that came after the ranking follow it in order of their numbers.
     *
     * @param generation names the ranking; 0 = there was none
     * @param offset how many ranked roots lie before
     * @param number the last of the later roots, 0 while still among the ranked ones
     * @param above as above
     */
    record Ranked(DiscussionId discussion, boolean back, long generation, int offset, int number, List<Integer> above)
            implements Cursor {}

    /** Descendants of a comment that stand after this path. */
    record Branch(CommentId top, TreePath after) implements Cursor {}

    /** @throws Refusal BAD_CURSOR for what {@link #text} never wrote */
    static Cursor parse(String text) {
        return CursorText.read(text);
    }

    default String text() {
        return CursorText.write(this);
    }

    /** Whether it walks this discussion in this order. */
    default boolean leads(DiscussionId through, Sort in) {
        return switch (this) {
            case ByNumber by -> by.discussion().equals(through) && by.sort() == in;
            case Ranked ranked -> ranked.discussion().equals(through) && in == Sort.BEST;
            case Branch _ -> false;
        };
    }

    /** Whether it walks the branch below this comment. */
    default boolean leads(CommentId below) {
        return this instanceof Branch branch && branch.top().equals(below);
    }

    static void require(boolean fits) {
        if (!fits) {
            throw Refusal.of(ProblemKind.BAD_CURSOR);
        }
    }
}
