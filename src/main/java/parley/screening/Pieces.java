package parley.screening;

import java.util.Arrays;

/**
 * All pieces of a word list as one automaton (Aho and Corasick, 1975): every piece that a word contains is found in one
 * walk over the word, however many pieces there are. A piece may be bound to the word's beginning or end.
 */
final class Pieces {

    static final char BEGIN = '\u0001';
    static final char END = '\u0002';
    static final int ROOT = 0;

    /** Letters below it are looked up directly where a piece begins: nearly every word ends its walk there. */
    private static final int DIRECT = 0x590;

    private final Edges edges = new Edges();
    private final int[] firsts = new int[DIRECT];
    private int[] elder = new int[64];
    private int[] youngest = new int[64];
    private char[] letter = new char[64];
    private int[] depth = new int[64];
    private int[] fallback = new int[64];
    private int[] nextEnd = new int[64];
    private boolean[] ends = new boolean[64];
    private int size = 1;

    /** @return what names the piece; the same piece has the same name */
    int add(String piece) {
        int place = ROOT;
        for (int at = 0; at < piece.length(); at++) {
            int next = edges.get(place, piece.charAt(at));
            place = next == Edges.NONE ? grow(place, piece.charAt(at)) : next;
        }
        ends[place] = true;
        return place;
    }

    /** Letters of a piece, and the marks of its bonds. */
    int length(int piece) {
        return depth[piece];
    }

    /** Names of pieces are smaller. */
    int size() {
        return size;
    }

    private int grow(int place, char unit) {
        if (size == letter.length) {
            makeRoom();
        }
        int fresh = size++;
        edges.put(place, unit, fresh);
        letter[fresh] = unit;
        depth[fresh] = depth[place] + 1;
        elder[fresh] = youngest[place];
        youngest[place] = fresh;
        return fresh;
    }

    private void makeRoom() {
        int room = 2 * size;
        elder = Arrays.copyOf(elder, room);
        youngest = Arrays.copyOf(youngest, room);
        letter = Arrays.copyOf(letter, room);
        depth = Arrays.copyOf(depth, room);
        fallback = Arrays.copyOf(fallback, room);
        nextEnd = Arrays.copyOf(nextEnd, room);
        ends = Arrays.copyOf(ends, room);
    }

    /** To be called once, after the last piece. */
    Pieces sealed() {
        Arrays.setAll(firsts, unit -> edges.get(ROOT, unit));
        var queue = new int[size];
        int last = 1; // the root stands first
        for (int at = 0; at < last; at++) {
            int place = queue[at];
            for (int child = youngest[place]; child != ROOT; child = elder[child]) {
                fallback[child] = place == ROOT ? ROOT : step(fallback[place], letter[child]);
                int shorter = fallback[child];
                nextEnd[child] = ends[shorter] ? shorter : nextEnd[shorter];
                queue[last++] = child;
            }
        }
        return this;
    }

    private int step(int from, char unit) {
        int place = from;
        int next = next(place, unit);
        while (next == Edges.NONE && place != ROOT) {
            place = fallback[place];
            next = next(place, unit);
        }
        return Math.max(next, ROOT);
    }

    /** Where a piece goes on with this letter; {@link Edges#NONE} if none does. */
    int next(int place, char unit) {
        return place == ROOT && unit < DIRECT ? firsts[unit] : edges.get(place, unit);
    }

    /** Where to go on when no piece does: as much as may still begin another piece is remembered. */
    int fallback(int place) {
        return fallback[place];
    }

    /** The longest piece that ends at a place; {@link #ROOT} for none. */
    int endingAt(int place) {
        return ends[place] ? place : nextEnd[place];
    }

    /** The next shorter piece that ends where this one does; {@link #ROOT} for none. */
    int shorter(int piece) {
        return nextEnd[piece];
    }
}
