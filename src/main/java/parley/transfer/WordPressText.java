package parley.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Encoding;

/** How WordPress writes dates, names and text. */
final class WordPressText {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern BLOCK_TAG = Pattern.compile(
            "<(/?)(?:p|div|blockquote|pre|ul|ol|dl|table|h[1-6]|figure|section|article|address)\\b[^<>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private WordPressText() {}

    /** A date as UTC; nothing for {@code 0000-00-00 00:00:00}, years before 1970, and what is no date. */
    static Optional<Instant> date(@Nullable String text) {
        if (text == null || text.length() != "2026-11-03 08:15:00".length()) {
            return Optional.empty();
        }
        try {
            var date = LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC);
            return Optional.of(date).filter(Instant.EPOCH::isBefore);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints)).strip();
    }

    /** Names and titles are kept with their {@code & < >} escaped; this is what a person reads, on one line. */
    static String plain(String escaped) {
        var readable = Encoding.decodeHtml(escaped, false);
        return UNPRINTABLE.matcher(readable).replaceAll(" ").strip();
    }

    /**
     * WordPress keeps comments with bare line breaks and makes paragraphs when it shows them. So do we: blank lines
     * part paragraphs, other breaks become {@code <br>}, and block elements stay as they are.
     */
    static String paragraphs(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        var html = new StringBuilder(lines.length() + 64);
        var tags = BLOCK_TAG.matcher(lines);
        int depth = 0;
        int done = 0;
        while (tags.find()) {
            boolean closes = !tags.group(1).isEmpty();
            if (depth == 0 && !closes) {
                appendParagraphs(html, lines.substring(done, tags.start()));
                done = tags.start();
            }
            depth = Math.max(0, depth + (closes ? -1 : 1));
            if (depth == 0) {
                html.append(lines, done, tags.end()).append('\n');
                done = tags.end();
            }
        }
        if (depth > 0) {
            html.append(lines, done, lines.length());
        } else {
            appendParagraphs(html, lines.substring(done));
        }
        return html.toString().strip();
    }

    private static void appendParagraphs(StringBuilder html, String text) {
        BLANK_LINES
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .forEach(paragraph -> html.append("<p>")
                        .append(paragraph.replace("\n", "<br>\n"))
                        .append("</p>\n"));
    }
}
