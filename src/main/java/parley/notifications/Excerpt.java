package parley.notifications;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a comment as plain text. Made from its safe HTML, so that no Markdown signs are in the way. */
final class Excerpt {
    private static final int CODE_POINTS = 140;
    private static final Pattern INLINE =
            Pattern.compile("</?(?:a|b|code|del|em|i|s|span|strong|sub|sup)\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NUMBERED = Pattern.compile("&#(?:x(?<hex>[0-9a-fA-F]{1,6})|(?<number>[0-9]{1,7}));");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Excerpt() {}

    /** At most 140 code points, one line; an ellipsis tells that there is more. */
    static String of(String html) {
        var words = TAG.matcher(INLINE.matcher(html).replaceAll("")).replaceAll(" ");
        var plain = SPACES.matcher(decoded(words)).replaceAll(" ").strip();
        if (plain.codePointCount(0, plain.length()) <= CODE_POINTS) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, CODE_POINTS - 1)).stripTrailing() + "…";
    }

    /** Safe HTML writes its few special characters by number or by these names; the ampersand comes last. */
    private static String decoded(String text) {
        return NUMBERED.matcher(text)
                .replaceAll(found -> {
                    int point = found.group("hex") != null
                            ? Integer.parseInt(found.group("hex"), 16)
                            : Integer.parseInt(found.group("number"));
                    return Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : "");
                })
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
