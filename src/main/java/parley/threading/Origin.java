package parley.threading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk over roots begins.
 *
 * @param generation of the ranking that is walked; null = the newest, whatever it is
 * @param offset ranked roots that lie behind
 * @param number of the root that lies behind; 0 while among ranked ones
 * @param above numbers of pinned roots that were shown already, out of their order
 */
record Origin(@Nullable Long generation, int offset, int number, boolean back, List<Integer> above) {

    static Origin natural(long generation, PageRows.Walked root, boolean back) {
        return new Origin(generation, root.offset(), root.number(), back, List.of());
    }

    static Origin of(PageQuery query) {
        if (query.after().isEmpty()) {
            return new Origin(null, 0, query.sort() == Sort.NEWEST ? Integer.MAX_VALUE : 0, false, List.of());
        }
        return switch (query.after().get()) {
            case Cursor.ByNumber by -> new Origin(null, 0, by.number(), by.back(), by.above());
            case Cursor.Ranked by -> new Origin(by.generation(), by.offset(), by.number(), by.back(), by.above());
            case Cursor.Branch _ -> throw new IllegalStateException("a query takes no cursor of a branch");
        };
    }

    Origin below(List<Integer> top) {
        return new Origin(generation, offset, number, back, top);
    }

    /** Whether the ranking that it names is gone. Without any, roots stand by number, and that never expires. */
    boolean expired(long found) {
        return generation != null && generation != found;
    }

    /** The first ranked root that a page walking back looks at. */
    private int low(int limit) {
        return Math.max(offset - (number == 0 ? 1 : 0) - Rankings.window(limit) + 1, 1);
    }

    /** Whether ranked roots lie beyond those that one page looks at. */
    boolean cutShort(int ranked, int limit) {
        return back ? low(limit) > 1 : offset + Rankings.window(limit) < ranked;
    }

    /** Goes on behind all that one page looked at. */
    Origin beyond(long found, int limit) {
        return new Origin(found, back ? low(limit) : offset + Rankings.window(limit), 0, back, above);
    }
}
