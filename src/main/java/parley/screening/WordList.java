package parley.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Phrases to look for: whole words in a row, whatever stands between them, whatever case and accents ({@link Word}).
 * A {@code *} at the end of a phrase lets its last word go on: {@code casino*} finds “casinos”. Immutable once compiled.
 */
public final class WordList {

    private final Node root = new Node();

    private WordList() {}

    /** Entries without any word are passed over; {@code parley.sites.Policy} refuses them. */
    public static WordList compile(List<String> phrases) {
        var list = new WordList();
        phrases.forEach(phrase -> list.root.add(Word.of(phrase), phrase.strip().endsWith("*")));
        return list;
    }

    public boolean isEmpty() {
        return root.next.isEmpty() && root.beginnings.isEmpty();
    }

    /** The first match, as the text spells it, cleaned for display. Time grows with the text, not with the list. */
    public Optional<String> firstIn(String text) {
        if (isEmpty()) {
            return Optional.empty();
        }
        List<Word> words = Word.of(text);
        for (int first = 0; first < words.size(); first++) {
            int last = root.match(words, first);
            if (last >= 0) {
                return Optional.of(Text.name(
                        text.substring(words.get(first).start(), words.get(last).end())));
            }
        }
        return Optional.empty();
    }

    /** A place in the tree of phrases, one word a step. */
    private static final class Node {

        private final Map<String, Node> next = new HashMap<>();
        private final TreeSet<String> beginnings = new TreeSet<>();
        private boolean complete;

        void add(List<Word> phrase, boolean open) {
            Node node = this;
            for (int at = 0; at < phrase.size(); at++) {
                String word = phrase.get(at).folded();
                if (open && at == phrase.size() - 1) {
                    node.addBeginning(word);
                    return;
                }
                node = node.next.computeIfAbsent(word, any -> new Node());
            }
            node.complete = !phrase.isEmpty();
        }

        /** No beginning begins another one, so that the greatest one up to a word is the only candidate for it. */
        private void addBeginning(String word) {
            if (!begins(word)) {
                beginnings.removeIf(longer -> longer.startsWith(word));
                beginnings.add(word);
            }
        }

        private boolean begins(String word) {
            String candidate = beginnings.floor(word);
            return candidate != null && word.startsWith(candidate);
        }

        /** Index of the last word of a phrase that starts at {@code first}; -1 if none does. */
        int match(List<Word> words, int first) {
            Node node = this;
            for (int at = first; at < words.size(); at++) {
                String word = words.get(at).folded();
                Node following = node.next.get(word);
                if (node.begins(word) || (following != null && following.complete)) {
                    return at;
                }
                if (following == null) {
                    return -1;
                }
                node = following;
            }
            return -1;
        }
    }
}
