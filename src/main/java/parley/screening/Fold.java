package parley.screening;

import java.text.Normalizer;
import java.util.Locale;

/** Takes from a word what readers do not tell words apart by: case, accents, widths, invisible characters. */
final class Fold {

    /** Latin, Greek, Cyrillic and Armenian: one letter at a time by a table, since normal forms are ten times as slow. */
    private static final int TABLE_END = 0x0590;

    private static final String[] TABLE = table();

    private Fold() {}

    static String word(String word) {
        var folded = new StringBuilder(word.length());
        append(word, 0, word.length(), folded);
        return folded.toString();
    }

    /** The word that stands between two places of a text. */
    static void append(String text, int from, int to, StringBuilder folded) {
        int before = folded.length();
        for (int at = from; at < to; at++) {
            char unit = text.charAt(at);
            if (unit >= TABLE_END) {
                folded.setLength(before);
                folded.append(slowly(text.substring(from, to)));
                return;
            }
            folded.append(TABLE[unit]);
        }
    }

    private static String[] table() {
        var table = new String[TABLE_END];
        for (char unit = 0; unit < TABLE_END; unit++) {
            table[unit] = slowly(String.valueOf(unit));
        }
        return table;
    }

    private static String slowly(String word) {
        if (word.chars().allMatch(unit -> unit < 0x80)) {
            return word.toLowerCase(Locale.ROOT);
        }
        // accents go first as well, so that a long run of them is never sorted
        String apart = Normalizer.normalize(withoutAccents(word), Normalizer.Form.NFKD);
        String plain = Normalizer.normalize(withoutAccents(apart), Normalizer.Form.NFC);
        var folded = new StringBuilder(plain.length());
        plain.codePoints().map(Character::toLowerCase).forEach(point -> append(folded, point));
        return folded.toString();
    }

    /** Letters that no normal form takes apart. */
    private static void append(StringBuilder folded, int point) {
        switch (point) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ø' -> folded.append('o');
            case 'đ', 'ð' -> folded.append('d');
            case 'ł' -> folded.append('l');
            case 'ħ' -> folded.append('h');
            case 'ı' -> folded.append('i');
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(point);
        }
    }

    private static String withoutAccents(String word) {
        return word.codePoints()
                .filter(point -> !Text.isInvisible(point) && !isAccent(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Marks that readers take for decoration; vowel signs of Indic scripts and kana voicing make other letters. */
    private static boolean isAccent(int point) {
        boolean hebrewPoint = point >= 0x0591 && point <= 0x05C7;
        boolean kanaVoicing = point == 0x3099 || point == 0x309A;
        return Text.isMark(point)
                && !kanaVoicing
                && (hebrewPoint || Character.UnicodeScript.of(point) == Character.UnicodeScript.INHERITED);
    }
}
