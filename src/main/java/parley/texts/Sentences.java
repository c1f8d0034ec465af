package parley.texts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the English sentences that checks and refusals say, and what varies in them. Those who say no need not know any
 * language then, and what they said long ago, in a stored reason, can be read in any.
 */
final class Sentences {
    static final String KEYS = "said.";
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    private record Sentence(String key, Pattern pattern) {}

    /** @param values in the order of the English sentence */
    record Found(String key, List<String> values) {}

    private final Sentence[] sentences;

    /** @param english every text, by its key */
    Sentences(Map<String, String> english) {
        sentences = english.entrySet().stream()
                .filter(text -> text.getKey().startsWith(KEYS))
                .map(text -> new Sentence(text.getKey(), pattern(text.getValue())))
                .toArray(Sentence[]::new);
    }

    Optional<Found> find(String said) {
        return Stream.of(sentences)
                .map(sentence -> new Match(sentence.key, sentence.pattern.matcher(said)))
                .filter(match -> match.matcher.matches())
                .map(Match::found)
                .findFirst();
    }

    private record Match(String key, Matcher matcher) {
        Found found() {
            var values = IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group);
            return new Found(key, values.toList());
        }
    }

    private static Pattern pattern(String sentence) {
        var pattern = new StringBuilder();
        int from = 0;
        for (var hole = HOLE.matcher(sentence); hole.find(); from = hole.end()) {
            pattern.append(Pattern.quote(sentence.substring(from, hole.start())))
                    .append("(.+)");
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(sentence.substring(from))).toString(), Pattern.DOTALL);
    }
}
