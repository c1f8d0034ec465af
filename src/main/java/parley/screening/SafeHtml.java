package parley.screening;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The one list of what may stand in a comment's HTML. Thread-safe. */
public final class SafeHtml {

    /** Longest imported HTML that is looked at, in UTF-16 units. */
    static final int LONGEST_SOURCE = Rendered.LIMIT;

    /** Absolute only: the same comment is shown on the publisher's pages, on Parley's and in feeds. */
    private static final Pattern TARGET = Pattern.compile("(?:https?://|mailto:)[^\\s].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern START = Pattern.compile("[0-9]{1,9}");

    private static final PolicyFactory ALLOWED = allowed().toFactory();

    /** Other systems' names for what we have; their blocks are told apart by paragraphs. */
    private static final PolicyFactory ALLOWED_FOREIGN = allowed()
            .allowElements((name, attributes) -> "strong", "b")
            .allowElements((name, attributes) -> "em", "i", "cite")
            .allowElements((name, attributes) -> "del", "s", "strike")
            .allowElements(
                    (name, attributes) -> "p",
                    "div",
                    "section",
                    "article",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "tr",
                    "td",
                    "th",
                    "dt",
                    "dd",
                    "figure",
                    "figcaption")
            .toFactory();

    private SafeHtml() {}

    /** What is left of any HTML after the allow-list. Cleaning twice changes nothing more. */
    public static String clean(String html) {
        return ALLOWED.sanitize(html);
    }

    /**
     * The HTML of an imported comment. Where other systems keep plain line breaks, a blank line becomes a paragraph and
     * a single one {@code <br>}. Its source to keep is the original itself.
     */
    public static Rendered foreign(String html) {
        if (html.length() > LONGEST_SOURCE) {
            return Rendered.TOO_LONG;
        }
        String known = ALLOWED_FOREIGN.sanitize(html.replace("\r\n", "\n").replace('\r', '\n'));
        return Rendered.of(clean(Paragraphs.of(known)));
    }

    private static HtmlPolicyBuilder allowed() {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p", "br", "a", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href")
                .matching(TARGET)
                .onElements("a")
                .allowAttributes("start")
                .matching(START)
                .onElements("ol")
                .requireRelsOnLinks("nofollow", "ugc", "noopener", "noreferrer");
    }
}
