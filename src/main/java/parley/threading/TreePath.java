package parley.threading;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a comment stands in its branch: four bytes for the number of each ancestor, root first, and its own last. Such
 * paths sort depth first, replies oldest first. Below {@link #LEVELS} the path stops growing: deeper comments stand
 * under the same prefix in order of their numbers, still after their parents. Thus nesting has no limit, and an index
 * entry has.
 */
public final class TreePath implements Comparable<TreePath> {
    static final int LEVELS = 64;

    private static final int WIDTH = Integer.BYTES;

    private final byte[] bytes;

    private TreePath(byte[] bytes) {
        this.bytes = bytes;
    }

    static TreePath of(byte[] bytes) {
        return new TreePath(bytes.clone());
    }

    static TreePath root(int number) {
        return new TreePath(new byte[0]).child(number);
    }

    /** The path of a reply with this number to the comment that stands here. */
    TreePath child(int number) {
        int kept = Math.min(bytes.length, (LEVELS - 1) * WIDTH);
        var child = Arrays.copyOf(bytes, kept + WIDTH);
        child[kept] = (byte) (number >>> 24);
        child[kept + 1] = (byte) (number >>> 16);
        child[kept + 2] = (byte) (number >>> 8);
        child[kept + 3] = (byte) number;
        return new TreePath(child);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** As PostgreSQL compares bytea: unsigned, a prefix first. */
    @Override
    public int compareTo(TreePath other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreePath that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
