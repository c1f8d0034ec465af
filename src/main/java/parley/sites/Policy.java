package parley.sites;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What one site asks of comments. Stored as jsonb, so every change is a new {@code version}.
 *
 * @param version counts the changes of this site's policy; caches are keyed by it
 * @param minLength shortest text, in code points, at least 1
 * @param maxLength longest text, in code points, at most {@value #LONGEST}
 * @param editWindow how long authors may edit or remove what they wrote; zero = never
 * @param mailRequired guests must leave a mail address, which is never shown
 * @param preModerated everything waits for a moderator
 * @param linksHeldFrom a comment with this many links waits; 0 = links never hold
 * @param repeatWindow the same text by the same author within this time waits; zero = off
 * @param bannedWords what is refused; phrases, see {@code parley.screening.WordList}
 * @param suspectWords what waits for a moderator; phrases likewise
 * @param dropQuery page URLs that differ only in their query are one discussion
 */
public record Policy(
        int version,
        int minLength,
        int maxLength,
        Duration editWindow,
        boolean mailRequired,
        boolean preModerated,
        int linksHeldFrom,
        Duration repeatWindow,
        List<String> bannedWords,
        List<String> suspectWords,
        boolean dropQuery) {

    /** A body is at most 64 KiB, and a code point takes up to four bytes of it. */
    public static final int LONGEST = 16_000;

    public static final int MOST_WORDS = 5_000;
    public static final int LONGEST_WORD = 100;

    public static final Policy DEFAULT = new Policy(
            1, 1, 5_000, Duration.ofMinutes(5), true, false, 2, Duration.ofMinutes(10), List.of(), List.of(), false);

    /** Every valid comment of any guest is published at once: for the demo site. */
    public static final Policy OPEN =
            new Policy(1, 1, 5_000, Duration.ofMinutes(5), true, false, 0, Duration.ZERO, List.of(), List.of(), false);

    /** @throws IllegalArgumentException if a value is out of its limits */
    public Policy {
        require(minLength >= 1 && minLength <= maxLength, "minLength must lie between 1 and maxLength");
        require(maxLength <= LONGEST, "maxLength must be at most " + LONGEST);
        require(!editWindow.isNegative(), "editWindow must not be negative");
        require(linksHeldFrom >= 0, "linksHeldFrom must not be negative");
        require(!repeatWindow.isNegative(), "repeatWindow must not be negative");
        bannedWords = checked("bannedWords", bannedWords);
        suspectWords = checked("suspectWords", suspectWords);
    }

    public JsonObject toJson() {
        return PolicyJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote; a missing key takes the value of {@link #DEFAULT}.
     *
     * @throws IllegalArgumentException on an unknown key, a wrong type or a value out of its limits
     */
    public static Policy fromJson(JsonObject json) {
        return PolicyJson.read(json);
    }

    private static List<String> checked(String name, List<String> words) {
        require(words.size() <= MOST_WORDS, name + " must have at most " + MOST_WORDS + " entries");
        for (String word : words) {
            require(word.length() <= LONGEST_WORD, name + ": an entry is longer than " + LONGEST_WORD);
            require(word.codePoints().anyMatch(Policy::canMatch), name + ": '" + word + "' could never match");
        }
        return List.copyOf(words);
    }

    private static boolean canMatch(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.OTHER_SYMBOL;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
