package parley.web;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A picture of somebody, made of nothing but the name as it is written: no other server hears who reads what, and whoever
 * writes without being remembered looks the same each time. A script makes the same one for a comment it shows itself.
 *
 * @param initials one or two letters
 * @param tone of a palette of {@link #TONES}
 */
public record Avatar(String initials, int tone) {
    static final int TONES = 12;

    private static final Pattern BETWEEN = Pattern.compile("[\\s._-]+");

    static Avatar of(String name) {
        return new Avatar(initials(name), name.strip().codePoints().sum() % TONES);
    }

    private static String initials(String name) {
        var words = BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> letter(words.getFirst());
            default -> letter(words.getFirst()) + letter(words.getLast());
        };
    }

    private static String letter(String word) {
        return Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
