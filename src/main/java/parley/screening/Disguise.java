package parley.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text as those do who want to slip through: {@code c4$1no}, {@code саsino} with Cyrillic letters,
 * {@code c-a-s-i-n-o}. For the lookup in word lists alone; most texts have no disguise, and are not read again.
 */
final class Disguise {

    /** Fewer single letters in a row are initials. */
    private static final int SPACED = 3;

    private static final int WIDEST_GAP = 3;

    /** One word in disguise, as it is read. */
    private record Read(int start, int end, String folded) {}

    private final String text;
    private final boolean atHome;

    private Disguise(String text) {
        this.text = text;
        this.atHome = Lookalikes.isAtHome(text);
    }

    /** No reading if nothing is disguised; two where a 1 may be an i or an l. Linear in the length of the text. */
    static List<Words> readings(Words plain) {
        if (!isSuspect(plain)) {
            return List.of();
        }
        var disguise = new Disguise(plain.text());
        List<Read> bare = disguise.bare();
        boolean ambiguous = bare.stream().anyMatch(word -> Leet.isAmbiguous(word.folded()));
        var first = disguise.reading(bare, 'i');
        return ambiguous ? List.of(first, disguise.reading(bare, 'l')) : List.of(first);
    }

    private static boolean isSuspect(Words plain) {
        String text = plain.text();
        boolean letter = false;
        boolean digit = false;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            boolean isDigit = unit >= '0' && unit <= '9';
            boolean isLetter = !isDigit && (unit < 0x80 ? Character.isLetter(unit) : true);
            if ((isLetter && digit) || (isDigit && letter) || Leet.isSign(text, at)) {
                return true;
            }
            letter = isLetter;
            digit = isDigit;
        }
        return Lookalikes.areIn(text) || hasSpaced(plain);
    }

    private static boolean hasSpaced(Words plain) {
        int run = 0;
        for (int word = 0; word < plain.size(); word++) {
            run = plain.to(word) - plain.from(word) == 1 ? run + 1 : 0;
            if (run == SPACED) {
                return true;
            }
        }
        return false;
    }

    private List<Read> bare() {
        var words = new ArrayList<Read>();
        int at = 0;
        while (at < text.length()) {
            int end = Cut.wordEnd(text, at, true);
            if (end > at) {
                words.add(new Read(at, end, bare(text.substring(at, end))));
            }
            at = Math.max(end, at + Character.charCount(text.codePointAt(at)));
        }
        return words;
    }

    /** Where the text is at home in the other script, only a word that mixes in Latin letters is read as Latin. */
    private String bare(String word) {
        boolean disguised = !atHome || Lookalikes.hasLatin(word);
        return Fold.word(disguised ? Lookalikes.latin(word) : word);
    }

    private Words reading(List<Read> bare, char one) {
        var words = new Words(text);
        for (int at = 0; at < bare.size(); ) {
            int end = spacedEnd(bare, at);
            var letters = new StringBuilder();
            bare.subList(at, end).forEach(word -> letters.append(word.folded()));
            words.add(bare.get(at).start(), bare.get(end - 1).end(), Leet.read(letters.toString(), one));
            at = end;
        }
        return words;
    }

    /** Behind the letters that stand apart by the same gap each; behind the word itself if it is none of them. */
    private int spacedEnd(List<Read> bare, int from) {
        int at = from + 1;
        if (!isSingle(bare.get(from)) || at == bare.size()) {
            return at;
        }
        String gap = gap(bare, at);
        if (gap.isEmpty()
                || gap.length() > WIDEST_GAP) { // asked first: such a run must not be walked from each of its letters
            return at;
        }
        while (at < bare.size() && isSingle(bare.get(at)) && gap(bare, at).equals(gap)) {
            at++;
        }
        return at - from >= SPACED ? at : from + 1;
    }

    private String gap(List<Read> bare, int at) {
        return text.substring(bare.get(at - 1).end(), bare.get(at).start());
    }

    private static boolean isSingle(Read word) {
        return word.folded().length() == 1;
    }
}
