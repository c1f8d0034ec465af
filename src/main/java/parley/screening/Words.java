package parley.screening;

import java.util.Arrays;

/**
 * A text cut into words, each folded ({@link Fold}). Scripts written without spaces, and emoji, give one word per
 * character. Kept in arrays: a long text has ten thousand words, and a record for each would cost more than the search.
 */
final class Words {

    private final String text;
    private final StringBuilder folded;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] foldedEnds = new int[16];
    private int[] twinEnds = new int[16];
    private int size;

    Words(String text) {
        this.text = text;
        this.folded = new StringBuilder(text.length());
    }

    /** Linear in the length of the text. */
    static Words of(String text) {
        var words = new Words(text);
        int at = 0;
        while (at < text.length()) {
            int end = Cut.plainRun(text, at);
            if (end > at) {
                words.addPlain(at, end);
                at = end;
            } else {
                end = Cut.wordEnd(text, at, false);
                if (end > at) {
                    Fold.append(text, at, end, words.folded);
                    words.close(at, end);
                }
                at = Math.max(end, at + Character.charCount(text.codePointAt(at)));
            }
        }
        return words;
    }

    /** The words of an entry of a list: there signs stand for letters from the start, or {@code a$$} would be the word “a”. */
    static Words ofEntry(String entry) {
        var words = new Words(entry);
        for (int at = 0; at < entry.length(); ) {
            int end = Cut.wordEnd(entry, at, true);
            if (end > at) {
                String folded = Fold.word(entry.substring(at, end));
                boolean signs = folded.chars().anyMatch(unit -> !Character.isLetterOrDigit(unit));
                words.add(at, end, signs ? Leet.read(folded, 'i') : folded);
            }
            at = Math.max(end, at + Character.charCount(entry.codePointAt(at)));
        }
        return words;
    }

    int size() {
        return size;
    }

    /** In UTF-16 units of the text; {@link #end} is behind the last one. */
    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** Where a folded word begins in {@link #unit}. */
    int from(int word) {
        return word == 0 ? 0 : twinEnds[word - 1];
    }

    int to(int word) {
        return foldedEnds[word];
    }

    /** The end of another reading of the word, of the same length, that begins at {@link #to}; the same place for none. */
    int twinTo(int word) {
        return twinEnds[word];
    }

    char unit(int at) {
        return folded.charAt(at);
    }

    String folded(int word) {
        return folded(word, word + 1);
    }

    /** Several words as one. They must have no twins. */
    String folded(int first, int end) {
        return folded.substring(from(first), to(end - 1));
    }

    boolean isSingle(int word) {
        return to(word) - from(word) == 1;
    }

    String text() {
        return text;
    }

    /** Words of which nothing is left are no words. */
    void add(int start, int end, CharSequence word) {
        folded.append(word);
        close(start, end);
    }

    /** With digits and signs as the letters they stand for; twice where a 1 may be an i or an l. */
    void addRead(int start, int end, String word) {
        String read = Leet.read(word, 'i');
        add(start, end, read);
        if (Leet.isAmbiguous(word) && !read.equals(word)) {
            folded.append(Leet.read(word, 'l'));
            twinEnds[size - 1] = folded.length();
        }
    }

    /** A run of ASCII letters and digits, see {@link Cut#plainRun}. */
    void addPlain(int start, int end) {
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            folded.append(unit >= 'A' && unit <= 'Z' ? (char) (unit + ('a' - 'A')) : unit);
        }
        close(start, end);
    }

    private void close(int start, int end) {
        if (folded.length() == (size == 0 ? 0 : twinEnds[size - 1])) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            foldedEnds = Arrays.copyOf(foldedEnds, 2 * size);
            twinEnds = Arrays.copyOf(twinEnds, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        foldedEnds[size] = folded.length();
        twinEnds[size] = folded.length();
        size++;
    }
}
