package parley.screening;

import java.util.Optional;

/**
 * Reads a text as those do who want to slip through: {@code c4$1no}, {@code саsino} with Cyrillic letters,
 * {@code c-a-s-i-n-o}. For the lookup in word lists alone; most texts have no disguise, and are not read again.
 */
final class Disguise {

    /** Fewer single letters in a row are initials. */
    private static final int SPACED = 3;

    private static final int WIDEST_GAP = 3;

    private final String text;
    private final boolean atHome;
    private final Words bare;

    private Disguise(String text) {
        this.text = text;
        this.atHome = Lookalikes.isAtHome(text);
        this.bare = bare();
    }

    /** None if nothing is disguised. Linear in the length of the text. */
    static Optional<Words> reading(Words plain) {
        return isSuspect(plain) ? Optional.of(new Disguise(plain.text()).reading()) : Optional.empty();
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
            run = plain.isSingle(word) ? run + 1 : 0;
            if (run == SPACED) {
                return true;
            }
        }
        return false;
    }

    /** Cut where signs are letters, and not read yet. */
    private Words bare() {
        var words = new Words(text);
        int at = 0;
        while (at < text.length()) {
            int end = Cut.plainRun(text, at);
            if (end > at && (end == text.length() || !Leet.isSign(text, end))) {
                words.addPlain(at, end);
            } else {
                end = Cut.wordEnd(text, at, true);
                if (end > at) {
                    words.add(at, end, bare(text.substring(at, end)));
                }
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

    private Words reading() {
        var words = new Words(text);
        for (int at = 0; at < bare.size(); ) {
            int end = spacedEnd(at);
            words.addRead(bare.start(at), bare.end(end - 1), bare.folded(at, end));
            at = end;
        }
        return words;
    }

    /** Behind the letters that stand apart by the same gap each; behind the word itself if it is none of them. */
    private int spacedEnd(int from) {
        int at = from + 1;
        if (!bare.isSingle(from) || at == bare.size()) {
            return at;
        }
        String gap = gap(at);
        if (gap.isEmpty()
                || gap.length() > WIDEST_GAP) { // asked first: such a run must not be walked from each of its letters
            return at;
        }
        while (at < bare.size() && bare.isSingle(at) && gap(at).equals(gap)) {
            at++;
        }
        return at - from >= SPACED ? at : from + 1;
    }

    private String gap(int word) {
        return text.substring(bare.end(word - 1), bare.start(word));
    }
}
