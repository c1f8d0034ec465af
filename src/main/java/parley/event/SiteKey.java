package parley.event;

/**
 * A tenant, by the short name that stands in embed snippets.
 *
 * @param value 1–64 characters of {@code a-z 0-9 -}, starting with a letter or digit
 */
public record SiteKey(String value) implements Comparable<SiteKey> {
    public static boolean fits(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,63}");
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
