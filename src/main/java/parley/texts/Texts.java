package parley.texts;

import io.vertx.core.json.JsonObject;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.problem.ProblemKind;

/**
 * Everything that is said in one language. Read once, then the same for all; thread-safe.
 *
 * <p>A text has places {@code {0}}, {@code {1}} for what varies. A text that goes with a number has one key for each of
 * its language's plural forms, such as {@code replies.one} and {@code replies.other}.
 */
public final class Texts {
    private static final String SCRIPT = "script.";
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);
    private static final Sentences SENTENCES;

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Texts(language, Bundle.read(language)));
        }
        SENTENCES = new Sentences(in(Language.ENGLISH).texts);
    }

    private final Language language;
    private final SortedMap<String, String> texts;
    private final DateTimeFormatter date;
    private final String scripts;

    private Texts(Language language, SortedMap<String, String> texts) {
        this.language = language;
        this.texts = texts;
        date = DateTimeFormatter.ofPattern(get("date.pattern"), language.locale())
                .withZone(ZoneOffset.UTC);
        var forScripts = new TreeMap<String, Object>();
        texts.tailMap(SCRIPT).forEach((key, text) -> {
            if (key.startsWith(SCRIPT)) {
                forScripts.put(key.substring(SCRIPT.length()), text);
            }
        });
        scripts = new JsonObject(forScripts).encode();
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such text */
    public String get(String key, Object... values) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.tag());
        }
        return HOLE.matcher(text).replaceAll(hole -> {
            int place = hole.group(1).charAt(0) - '0';
            return Matcher.quoteReplacement(place < values.length ? String.valueOf(values[place]) : hole.group());
        });
    }

    /** What goes with so many; {@code {0}} is the number. */
    public String counted(String key, long count) {
        return get(key + "." + language.plural(count), number(count));
    }

    public String number(long number) {
        long grouped = language == Language.SPANISH ? 10_000 : 1_000; // Spanish leaves four digits together
        return Math.abs(number) < grouped
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** In full and in UTC, because a page without scripts cannot know the reader's clock. */
    public String date(Instant at) {
        return date.format(at);
    }

    public String comments(int count) {
        return count == 0 ? get("script.comments.none") : counted("script.comments", count);
    }

    /** Empty for none. */
    public String replies(int count) {
        return count == 0 ? "" : counted("script.replies", count);
    }

    /** What a check or a refusal said in English; as it is where the bundles do not know it. */
    public String said(String english) {
        return language == Language.ENGLISH
                ? english
                : SENTENCES
                        .find(english)
                        .map(found -> get(found.key(), found.values().toArray()))
                        .orElse(english);
    }

    public String title(ProblemKind kind) {
        return get("problem." + kind.slug() + ".title");
    }

    public String advice(ProblemKind kind) {
        return get("problem." + kind.slug() + ".advice");
    }

    /** The texts below {@code script.}, as one JSON object with the keys' rest. */
    public String scripts() {
        return scripts;
    }

    /** Every text as it stands in the bundle. */
    SortedMap<String, String> all() {
        return texts;
    }
}
