package parley.mail;

import java.util.List;
import java.util.regex.Pattern;
import parley.screening.Text;
import parley.screening.Visible;

/**
 * What may be taken into a mail of what strangers wrote. No markup, no line breaks where there should be none, and no
 * address: mail programs make links of whatever looks like one, and a link in a mail of ours would be our word for it.
 */
final class Harmless {
    private static final int LINE = 120;
    private static final int EXCERPT = 400;
    private static final int EXCERPT_LINES = 8;
    private static final String CUT = "…";

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}][\\p{L}\\p{N}+.-]*:/*[^\\s/]*/\\S*|\\bwww\\.\\S+|(?:mailto|tel|sms):\\S+|[^\\s<>]+@[^\\s<>]+",
            Pattern.CASE_INSENSITIVE);

    /** A dot inside a word, as in a host's name; full-width ones are dots there too (RFC 3490, section 3.1). */
    private static final Pattern DOT = Pattern.compile("(?<=[\\p{L}\\p{N}])([.。．｡])(?=[\\p{L}\\p{N}])");

    /** A break that nobody sees: what follows is no part of the word before. */
    private static final String UNSEEN = "\u200b";

    private Harmless() {}

    /** One line: a name or a title, for a heading or a subject. */
    static String line(String text) {
        return cut(defused(Text.name(text)), LINE);
    }

    /** The first lines of a comment as a reader sees it, without what it links to. */
    static List<String> excerpt(String html) {
        var lines = Visible.text(html)
                .lines()
                .map(Text::name)
                .filter(line -> !line.isBlank())
                .map(Harmless::defused)
                .toList();
        var text = String.join("\n", lines.subList(0, Math.min(lines.size(), EXCERPT_LINES)));
        var kept = cut(text, EXCERPT);
        return (lines.size() > EXCERPT_LINES && kept.equals(text) ? kept + " " + CUT : kept)
                .lines()
                .toList();
    }

    private static String defused(String text) {
        var without = ADDRESS.matcher(text).replaceAll("[" + CUT + "]");
        return DOT.matcher(without).replaceAll("$1" + UNSEEN);
    }

    private static String cut(String text, int most) {
        return Text.codePoints(text) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip() + CUT;
    }
}
