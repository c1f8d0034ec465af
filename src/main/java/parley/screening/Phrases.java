package parley.screening;

import java.util.BitSet;

/** Phrases as a tree, one pattern of a word a step. */
final class Phrases {

    static final int ROOT = 0;

    private final Edges edges = new Edges();
    private final BitSet complete = new BitSet();
    private int size = 1;

    /** @param patterns of its words, in their order; none is no phrase */
    void add(int[] patterns) {
        int place = ROOT;
        for (int pattern : patterns) {
            int next = edges.get(place, pattern);
            if (next == Edges.NONE) {
                next = size++;
                edges.put(place, pattern, next);
            }
            place = next;
        }
        complete.set(place, patterns.length > 0);
    }

    boolean isEmpty() {
        return size == 1;
    }

    /** Where a word of this pattern leads; {@link Edges#NONE} where no phrase goes on like that. */
    int next(int place, int pattern) {
        return edges.get(place, pattern);
    }

    boolean isComplete(int place) {
        return complete.get(place);
    }
}
