package parley.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Phrases to look for: whole words in a row, whatever stands between them, whatever case and accents ({@link Fold}),
 * in disguise or not ({@link Disguise}). A {@code *} lets a word go on: {@code casino*}, {@code *casino},
 * {@code *casino*}; inside a word it stands for any letters: {@code ca*no}. Immutable once compiled.
 */
public final class WordList {

    private final Patterns patterns = new Patterns();
    private final Phrases phrases = new Phrases();

    private WordList() {}

    /**
     * Takes some microseconds for each phrase. Entries without any word are passed over, and so is a {@code *} that
     * stands alone; {@code parley.sites.Policy} refuses what could not match.
     */
    public static WordList compile(List<String> entries) {
        var list = new WordList();
        entries.forEach(list::add);
        list.patterns.pieces().sealed();
        return list;
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** The first match, as the text spells it, cleaned for display. Time grows with the text, not with the list. */
    public Optional<String> firstIn(String text) {
        return firstIn(new Reading(text));
    }

    Optional<String> firstIn(Reading reading) {
        if (isEmpty()) {
            return Optional.empty();
        }
        return reading.all().stream()
                .flatMap(words -> search().first(words).stream())
                .map(Text::name)
                .findFirst();
    }

    Search search() {
        return new Search(patterns, phrases);
    }

    private void add(String entry) {
        var words = Words.ofEntry(entry);
        phrases.add(patterns(entry, words, false));
        if (words.size() > 0 && hasTwin(words)) {
            phrases.add(patterns(entry, words, true));
        }
    }

    /** Of a word in Greek or Cyrillic letters there is a twin, as {@link Disguise} reads one with a Latin letter in it. */
    private static boolean hasTwin(Words words) {
        for (int word = 0; word < words.size(); word++) {
            String twin = Lookalikes.latin(words.folded(word));
            if (!twin.equals(words.folded(word)) && Lookalikes.isAtHome(twin)) {
                return true;
            }
        }
        return false;
    }

    private int[] patterns(String entry, Words words, boolean twins) {
        var steps = new ArrayList<Integer>();
        for (int word = 0; word < words.size(); word++) {
            boolean joined = word + 1 < words.size() && onlyStars(entry, words.end(word), words.start(word + 1));
            String folded = folded(words, word, twins);
            if (joined) {
                steps.add(patterns.pair(folded, folded(words, ++word, twins)));
            } else {
                steps.add(patterns.whole(folded, isStar(entry, words.start(word) - 1), isStar(entry, words.end(word))));
            }
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String folded(Words words, int word, boolean twin) {
        String folded = words.folded(word);
        String seen = twin ? Lookalikes.latin(folded) : folded;
        return Lookalikes.isAtHome(seen) ? seen : folded;
    }

    private static boolean isStar(String entry, int at) {
        return at >= 0 && at < entry.length() && entry.charAt(at) == '*';
    }

    private static boolean onlyStars(String entry, int from, int to) {
        return to > from && entry.substring(from, to).chars().allMatch(unit -> unit == '*');
    }
}
