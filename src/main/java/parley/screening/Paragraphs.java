package parley.screening;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives clean HTML the paragraphs that its line breaks stand for. Text and inline tags between two block tags are a run;
 * {@code <p>} only ends a run, so that explicit and implied paragraphs come out alike. Linear in the length.
 */
final class Paragraphs {

    private static final Pattern BLOCK = Pattern.compile("</?(?:p|blockquote|ul|ol|li)(?: [^>]*)?>|<hr ?/?>|<pre>");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n(?:[ \\t\\u00a0]*+\\n)++");
    private static final Pattern LINE_END = Pattern.compile("(?:<br ?/?>)?+\\n");

    private final StringBuilder out = new StringBuilder();
    /** The first run of a list item stays bare, or every list would be spread out. */
    private boolean bare;

    private Paragraphs() {}

    static String of(String html) {
        return new Paragraphs().walk(html);
    }

    private String walk(String html) {
        Matcher block = BLOCK.matcher(html);
        int from = 0;
        while (block.find(from)) {
            run(html.substring(from, block.start()));
            from = block.end();
            String tag = block.group();
            if (tag.equals("<pre>")) {
                int end = html.indexOf("</pre>", from);
                from = end < 0 ? html.length() : end + "</pre>".length();
                out.append(html, block.start(), from);
            } else if (!tag.equals("<p>") && !tag.equals("</p>")) {
                out.append(tag);
                bare = tag.equals("<li>");
            }
        }
        run(html.substring(from));
        return out.toString();
    }

    private void run(String text) {
        for (String paragraph : BLANK_LINE.split(text)) {
            if (!paragraph.isBlank()) {
                String lines = LINE_END.matcher(paragraph.strip()).replaceAll("<br />");
                out.append(bare ? lines : "<p>" + lines + "</p>");
                bare = false;
            }
        }
    }
}
