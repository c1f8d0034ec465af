package parley.texts;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that Parley speaks; {@link #ENGLISH} wherever somebody asks for another one. */
public enum Language {
    ENGLISH("en", "ltr"),
    GERMAN("de", "ltr"),
    FRENCH("fr", "ltr"),
    SPANISH("es", "ltr"),
    ARABIC("ar", "rtl");

    private final String tag;
    private final String direction;

    Language(String tag, String direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** For {@code lang} and {@code hreflang}. */
    public String tag() {
        return tag;
    }

    /** For {@code dir}: {@code ltr} or {@code rtl}. */
    public String direction() {
        return direction;
    }

    /** Digits are Latin everywhere: browsers and the JDK disagree about what Arabic readers expect. */
    Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    /** By a tag such as {@code de} or {@code de-AT} (RFC 5646): its first part decides. */
    public static Optional<Language> known(String tag) {
        var first = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Stream.of(values())
                .filter(language -> language.tag.equals(first))
                .findFirst();
    }

    public static Language of(String tag) {
        return known(tag).orElse(ENGLISH);
    }

    /** The first of the heaviest that we speak, of an {@code Accept-Language} (RFC 9110, section 12.5.4). */
    public static Language preferred(String header) {
        var best = ENGLISH;
        double heaviest = 0;
        for (String range : header.split(",", 32)) {
            var parts = range.split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1]);
            var language = known(parts[0]);
            if (weight > heaviest && language.isPresent()) {
                best = language.get();
                heaviest = weight;
            }
        }
        return best;
    }

    private static double weight(String parameter) {
        var text = parameter.replace(" ", "");
        return text.matches("q=[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text.substring(2)) : 0;
    }

    /** Which form of a word goes with so many, for whole numbers (CLDR, plural rules): a suffix of keys. */
    String plural(long count) {
        return switch (this) {
            case ENGLISH, GERMAN -> count == 1 ? "one" : "other";
            case FRENCH -> count == 0 || count == 1 ? "one" : millions(count);
            case SPANISH -> count == 1 ? "one" : millions(count);
            case ARABIC -> arabic(count);
        };
    }

    private static String millions(long count) {
        return count != 0 && count % 1_000_000 == 0 ? "many" : "other";
    }

    private static String arabic(long count) {
        if (count <= 2) {
            return count == 0 ? "zero" : count == 1 ? "one" : "two";
        }
        long rest = count % 100;
        if (rest >= 3 && rest <= 10) {
            return "few";
        }
        return rest >= 11 ? "many" : "other";
    }
}
