package parley.screening;

import java.util.Set;

/** Digits and signs that stand for letters: {@code c4$1n0}. Numbers, sizes and models are left alone: {@code 10km}, {@code A55}. */
final class Leet {

    /** What a number has behind it without being a word in disguise. */
    private static final Set<String> UNITS = Set.of(
            "st", "nd", "rd", "th", "er", "ers", "ter", "te", "e", "eme", "s", "k", "m", "g", "h", "d", "x", "p", "t",
            "v", "w", "l", "a", "b", "c", "f", "i", "n", "o", "km", "kg", "cm", "mm", "mg", "ml", "cl", "dl", "kb",
            "mb", "gb", "tb", "hz", "kw", "mw", "gw", "pm", "am", "min", "sec", "ms", "bit", "px", "pt", "ft", "in",
            "oz", "lb", "lbs", "mph", "kmh", "mio", "mrd", "bn", "eur", "usd");

    /** So many letters before digits are a model, a road or a size of paper. */
    private static final int MODEL_LETTERS = 2;

    private Leet() {}

    /** Whether a sign at a place stands for a letter: an exclamation mark only in front of one. */
    static boolean isSign(String text, int at) {
        return switch (text.charAt(at)) {
            case '@', '$', '€' -> true;
            case '!', '|' -> at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
            default -> false;
        };
    }

    /** Whether {@link #read} gives two readings of it, unless it is a number. */
    static boolean isAmbiguous(String folded) {
        return folded.indexOf('1') >= 0 || folded.indexOf('!') >= 0 || folded.indexOf('|') >= 0;
    }

    /** @param one what a {@code 1} is: an i or an l */
    static String read(String folded, char one) {
        if (isBare(folded) || isNumber(folded)) {
            return folded;
        }
        var read = new StringBuilder(folded.length());
        for (int at = 0; at < folded.length(); at++) {
            read.append(letter(folded.charAt(at), one));
        }
        return read.toString();
    }

    private static boolean isBare(String folded) {
        for (int at = 0; at < folded.length(); at++) {
            if (letter(folded.charAt(at), 'i') != folded.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static char letter(char unit, char one) {
        return switch (unit) {
            case '0' -> 'o';
            case '1', '!', '|' -> one;
            case '3', '€' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            case '8' -> 'b';
            case '9' -> 'g';
            default -> unit;
        };
    }

    private static boolean isNumber(String folded) {
        int digits = run(folded, 0, true);
        if (digits > 0) {
            return UNITS.contains(folded.substring(digits)) || hasNoLetter(folded);
        }
        int letters = run(folded, 0, false);
        boolean model = letters > 0 && letters <= MODEL_LETTERS && run(folded, letters, true) == folded.length();
        return model || (letters == 0 && hasNoLetter(folded));
    }

    private static boolean hasNoLetter(String folded) {
        for (int at = 0; at < folded.length(); at++) {
            if (Character.isLetter(folded.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static int run(String folded, int from, boolean digits) {
        int at = from;
        while (at < folded.length()
                && (digits ? Character.isDigit(folded.charAt(at)) : Character.isLetter(folded.charAt(at)))) {
            at++;
        }
        return at;
    }
}
