package parley.event;

import java.util.regex.Pattern;

/**
 * A tenant, by the short name that stands in embed snippets.
 *
 * @param value 1–64 characters of {@code a-z 0-9 -}, starting with a letter or digit
 */
public record SiteKey(String value) implements Comparable<SiteKey> {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public static boolean fits(String text) {
        return KEY.matcher(text).matches();
    }

    @Override
    public int compareTo(SiteKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
