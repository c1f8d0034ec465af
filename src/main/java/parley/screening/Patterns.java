package parley.screening;

import java.util.BitSet;

/**
 * The words of phrases, as one entry of a list spells them: {@code casino}, {@code casino*}, {@code *casino},
 * {@code *casino*}, {@code ca*no}. Whatever they match, they are made of pieces.
 */
final class Patterns {

    private final Pieces pieces = new Pieces();
    /** A beginning and an ending that make one pattern together. */
    private final Edges pairs = new Edges();

    private final BitSet beginnings = new BitSet();
    private final BitSet endings = new BitSet();
    private int lastPair = Edges.NONE;

    /** @return what names the pattern: the piece itself, or a negative number for a pair */
    int whole(String word, boolean beginOpen, boolean endOpen) {
        return pieces.add((beginOpen ? "" : Pieces.BEGIN) + word + (endOpen ? "" : Pieces.END));
    }

    int pair(String beginning, String ending) {
        int begins = whole(beginning, false, true);
        int ends = whole(ending, true, false);
        beginnings.set(begins);
        endings.set(ends);
        int known = pairs.get(begins, ends);
        if (known != Edges.NONE) {
            return known;
        }
        pairs.put(begins, ends, --lastPair);
        return lastPair;
    }

    boolean hasPairs() {
        return lastPair != Edges.NONE;
    }

    boolean isBeginning(int piece) {
        return beginnings.get(piece);
    }

    boolean isEnding(int piece) {
        return endings.get(piece);
    }

    /** {@link Edges#NONE} where the two belong to no pattern. */
    int pairOf(int beginning, int ending) {
        return pairs.get(beginning, ending);
    }

    Pieces pieces() {
        return pieces;
    }
}
