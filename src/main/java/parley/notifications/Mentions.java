package parley.notifications;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code @name} in a text, where the name is that of somebody who wrote in the same discussion. Names have spaces, so
 * each @ may mean any of several: the longest that is somebody's name is meant. Large and small letters are the same.
 */
final class Mentions {
    /** More in one comment is calling out a crowd. */
    private static final int MOST = 10;

    private static final int MOST_WORDS = 5;
    private static final int MOST_CHARACTERS = 64;

    /** Not within a word, or every mail address would be a mention. */
    private static final Pattern AT = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(?=[\\p{L}\\p{N}])");

    private static final Pattern WORD = Pattern.compile("\\G(?: ?)[^\\s@]+");
    private static final Pattern TRAILING = Pattern.compile("[\\p{P}\\p{S}]+$");

    private Mentions() {}

    /** Everything that could be a name, in small letters. */
    static Set<String> candidates(String text) {
        var all = new LinkedHashSet<String>();
        places(text).forEach(all::addAll);
        return all;
    }

    /** @param names in small letters, of those who wrote in the discussion */
    static Set<String> of(String text, Set<String> names) {
        var meant = new LinkedHashSet<String>();
        for (var place : places(text)) {
            longest(place, names).ifPresent(meant::add);
        }
        return meant;
    }

    private static Optional<String> longest(List<String> candidates, Set<String> names) {
        return candidates.reversed().stream().filter(names::contains).findFirst();
    }

    /** For each @ what it may mean, the shortest first. */
    private static List<List<String>> places(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return AT.matcher(small)
                .results()
                .limit(MOST)
                .map(at -> readings(small, at.end()))
                .toList();
    }

    private static List<String> readings(String text, int from) {
        var readings = new LinkedHashSet<String>();
        var words = WORD.matcher(text).region(from, Math.min(text.length(), from + MOST_CHARACTERS + 1));
        for (int count = 0; count < MOST_WORDS && words.find(); count++) {
            var reading = text.substring(from, words.end());
            readings.add(TRAILING.matcher(reading).replaceAll(""));
            readings.add(reading);
        }
        readings.remove("");
        return List.copyOf(readings);
    }
}
