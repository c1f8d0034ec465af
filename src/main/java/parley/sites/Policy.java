package parley.sites;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one site asks of comments. Stored as jsonb, so every change is a new {@code version}.
 *
 * @param version counts the changes of this site's policy; caches are keyed by it
 * @param minLength shortest text, in code points, at least 1
 * @param maxLength longest text, in code points, at most {@value #LONGEST}
 * @param editWindow how long authors may edit or remove what they wrote; zero = never
 * @param mailRequired guests must leave a mail address, which is never shown
 * @param preModerated everything waits for a moderator
 * @param newAuthorHeld an author's comments wait until this many of theirs are published; 0 = off
 * @param rejectionsHeld who had 3 comments and 30 % of them turned down within 7 days waits
 * @param linksHeldFrom a comment with this many links waits; 0 = links never hold
 * @param linkHosts hosts that may always be linked, and those below them; they do not count as links
 * @param linksElsewhere what becomes of links to other hosts
 * @param shoutingHeldFrom a comment with this share of capitals, in percent, waits; 0 = off
 * @param mentionsHeldFrom a comment with this many mentions waits; 0 = off
 * @param contactDetails what becomes of mail addresses, phone numbers and bank accounts
 * @param repeatWindow the same text by the same author within this time waits; zero = off
 * @param bannedWords what is refused; phrases, see {@code parley.screening.WordList}
 * @param suspectWords what waits for a moderator; phrases likewise
 * @param nudge an author whose words would be refused or held is asked to reword first, once
 * @param reportsHeldFrom a comment whose open reports weigh this much waits; 0 = never. Reporters weigh 0.25 to 2 each
 * @param dropQuery page URLs that differ only in their query are one discussion
 */
public record Policy(
        int version,
        int minLength,
        int maxLength,
        Duration editWindow,
        boolean mailRequired,
        boolean preModerated,
        int newAuthorHeld,
        boolean rejectionsHeld,
        int linksHeldFrom,
        List<String> linkHosts,
        Treatment linksElsewhere,
        int shoutingHeldFrom,
        int mentionsHeldFrom,
        Treatment contactDetails,
        Duration repeatWindow,
        List<String> bannedWords,
        List<String> suspectWords,
        boolean nudge,
        int reportsHeldFrom,
        boolean dropQuery) {

    /** A body is at most 64 KiB, and a code point takes up to four bytes of it. */
    public static final int LONGEST = 16_000;

    public static final int MOST_WORDS = 10_000;
    public static final int LONGEST_WORD = 100;
    public static final int MOST_HOSTS = 1_000;
    public static final int MOST_NEW = 100;
    public static final int MOST_REPORTS = 1_000;

    public static final Policy DEFAULT = new Policy(
            1,
            1,
            5_000,
            Duration.ofMinutes(5),
            true,
            false,
            0,
            true,
            2,
            List.of(),
            Treatment.ALLOW,
            80,
            6,
            Treatment.HOLD,
            Duration.ofMinutes(10),
            List.of(),
            List.of(),
            false,
            3,
            false);

    /** Every valid comment of any guest is published at once: for the demo site. */
    public static final Policy OPEN = new Policy(
            1,
            1,
            5_000,
            Duration.ofMinutes(5),
            true,
            false,
            0,
            false,
            0,
            List.of(),
            Treatment.ALLOW,
            0,
            0,
            Treatment.ALLOW,
            Duration.ZERO,
            List.of(),
            List.of(),
            false,
            0,
            false);

    /** Names as in addresses (RFC 1123); others in Punycode. */
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*+");

    private static final Pattern TOO_MANY_STARS =
            Pattern.compile("[^\\s*]\\*+[^\\s*]+\\*|(?:^|\\s)\\*+[^\\s*]+\\*+[^\\s*]");

    /** @throws IllegalArgumentException if a value is out of its limits */
    public Policy {
        require(minLength >= 1 && minLength <= maxLength, "minLength must lie between 1 and maxLength");
        require(maxLength <= LONGEST, "maxLength must be at most " + LONGEST);
        require(!editWindow.isNegative(), "editWindow must not be negative");
        require(linksHeldFrom >= 0, "linksHeldFrom must not be negative");
        require(newAuthorHeld >= 0 && newAuthorHeld <= MOST_NEW, "newAuthorHeld must lie between 0 and " + MOST_NEW);
        require(shoutingHeldFrom >= 0 && shoutingHeldFrom <= 100, "shoutingHeldFrom must lie between 0 and 100");
        require(mentionsHeldFrom >= 0, "mentionsHeldFrom must not be negative");
        require(
                reportsHeldFrom >= 0 && reportsHeldFrom <= MOST_REPORTS,
                "reportsHeldFrom must lie between 0 and " + MOST_REPORTS);
        linkHosts = hosts(linkHosts);
        require(!repeatWindow.isNegative(), "repeatWindow must not be negative");
        bannedWords = checked("bannedWords", bannedWords);
        suspectWords = checked("suspectWords", suspectWords);
    }

    /** The same policy, under this version. */
    Policy at(int otherVersion) {
        return version == otherVersion ? this : fromJson(toJson().put("version", otherVersion));
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
            require(!TOO_MANY_STARS.matcher(word).find(), name + ": '" + word + "' has a * inside a word and one more");
        }
        return List.copyOf(words);
    }

    private static List<String> hosts(List<String> hosts) {
        require(hosts.size() <= MOST_HOSTS, "linkHosts must have at most " + MOST_HOSTS + " entries");
        var lower = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        lower.forEach(host -> require(HOST.matcher(host).matches(), "linkHosts: '" + host + "' is no name of a host"));
        return lower;
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
