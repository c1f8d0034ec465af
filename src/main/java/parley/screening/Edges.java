package parley.screening;

import java.util.Arrays;

/** From a place and a step to the next place: a hash table of plain numbers, for trees of a hundred thousand places. */
final class Edges {

    static final int NONE = -1;

    /** No edge leaves a negative place, so no key looks like this one. */
    private static final long FREE = -1;

    private long[] keys = free(64);
    private int[] targets = new int[64];
    private int size;

    int get(int from, int step) {
        int slot = slot(key(from, step));
        return keys[slot] == FREE ? NONE : targets[slot];
    }

    void put(int from, int step, int target) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key(from, step));
        size += keys[slot] == FREE ? 1 : 0;
        keys[slot] = key(from, step);
        targets[slot] = target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = free(2 * oldKeys.length);
        targets = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                targets[slot] = oldTargets[old];
            }
        }
    }

    /** Where the key is, or the free slot where it would be. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L; // Fibonacci hashing: Knuth, TAOCP volume 3, section 6.4
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static long key(int from, int step) {
        return ((long) from << 32) | (step & 0xFFFFFFFFL);
    }

    private static long[] free(int length) {
        var keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
