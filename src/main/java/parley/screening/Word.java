package parley.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word of a text, folded so that case, accents, widths and invisible characters make no difference.
 * Scripts written without spaces, and emoji, give one word per character. Look-alikes of other scripts are not folded.
 *
 * @param start where it begins in the text, in UTF-16 units
 * @param end behind its last unit
 */
record Word(String folded, int start, int end) {

    /** Linear in the length of the text. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (standsAlone(point)) {
                at = endOfRun(text, at, true);
            } else if (isPart(point)) {
                at = endOfRun(text, at, false);
            } else {
                continue;
            }
            String folded = fold(text.substring(start, at));
            if (!folded.isEmpty()) {
                words.add(new Word(folded, start, at));
            }
        }
        return words;
    }

    private static int endOfRun(String text, int from, boolean marksOnly) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean goesOn = marksOnly ? isAttached(point) : isPart(point) && !standsAlone(point);
            if (!goesOn) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean isPart(int point) {
        return Character.isLetterOrDigit(point) || isAttached(point);
    }

    private static boolean isAttached(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int point) {
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
            return true;
        }
        if (point < 0x0E00 || !Character.isLetter(point)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static String fold(String word) {
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
