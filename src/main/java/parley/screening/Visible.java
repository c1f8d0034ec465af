package parley.screening;

/**
 * What a reader sees of safe HTML, so that {@code ca**si**no} is read as one word.
 * Only for the output of {@link SafeHtml}: it trusts that every {@code <} opens a tag or a comment that ends.
 */
public final class Visible {

    private Visible() {}

    /** Inline tags vanish, other tags are a line's end. Linear in the length. */
    public static String text(String html) {
        var seen = new StringBuilder(html.length());
        for (int at = 0; at < html.length(); ) {
            char unit = html.charAt(at);
            int end = unit == '<' ? html.indexOf('>', at) : unit == '&' ? html.indexOf(';', at) : -1;
            if (end < 0) {
                seen.append(unit);
                at++;
            } else {
                if (unit == '&') {
                    entity(html.substring(at + 1, end), seen);
                } else if (!isInline(html.substring(at + 1, end))) {
                    seen.append('\n');
                }
                at = end + 1;
            }
        }
        return seen.toString();
    }

    private static boolean isInline(String tag) {
        String name = tag.startsWith("/") ? tag.substring(1) : tag;
        return switch (name) {
            case "em", "strong", "del", "code", "a" -> true;
            default -> name.startsWith("a ") || name.startsWith("!--");
        };
    }

    private static void entity(String name, StringBuilder seen) {
        switch (name) {
            case "lt" -> seen.append('<');
            case "gt" -> seen.append('>');
            case "amp" -> seen.append('&');
            default -> seen.appendCodePoint(codePoint(name));
        }
    }

    private static int codePoint(String name) {
        try {
            int point = name.startsWith("#x")
                    ? Integer.parseInt(name, 2, name.length(), 16)
                    : Integer.parseInt(name, 1, name.length(), 10);
            return Character.isValidCodePoint(point) ? point : ' ';
        } catch (NumberFormatException | IndexOutOfBoundsException notOurs) {
            return ' '; // the sanitiser writes no other named ones
        }
    }
}
