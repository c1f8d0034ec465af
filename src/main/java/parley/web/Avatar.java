package parley.web;

import java.util.Locale;

/**
 * A picture of somebody, made of nothing but the name and the public id, so that no other server hears who reads what.
 * A script makes the same one for a comment it shows itself.
 *
 * @param initials one or two letters
 * @param tone of a palette of {@link #TONES}
 */
public record Avatar(String initials, int tone) {
    static final int TONES = 12;

    static Avatar of(String id, String name) {
        return new Avatar(initials(name), id.chars().sum() % TONES);
    }

    private static String initials(String name) {
        var words = name.strip().split("[\\s._-]+");
        var first = letter(words[0]);
        var initials = words.length > 1 ? first + letter(words[words.length - 1]) : first;
        return initials.toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }
}
