package parley.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The elements of a WXR file that matter to comments, as plain names and texts; everything else is passed over. */
final class WordPressXml {

    /** Texts are cut here; longer than any comment may be, shorter than what the sieve lets through. */
    private static final int TEXT_MAX = ForeignComment.MAX_HTML_BYTES + 1;

    private static final Set<String> OF_ITEMS = Set.of(
            "title",
            "link",
            "wp:post_type",
            "wp:post_password",
            "wp:post_date",
            "wp:post_date_gmt",
            "wp:comment_status",
            "wp:status");

    private static final Set<String> OF_COMMENTS = Set.of(
            "wp:comment_id",
            "wp:comment_parent",
            "wp:comment_author",
            "wp:comment_author_email",
            "wp:comment_author_url",
            "wp:comment_date",
            "wp:comment_date_gmt",
            "wp:comment_content",
            "wp:comment_approved",
            "wp:comment_type");

    /** One item, not yet understood. Texts by name, {@code wp:} standing for any namespace of WordPress exports. */
    record Item(Map<String, String> texts, List<Map<String, String>> comments) {

        boolean ofWordPress() {
            return !comments.isEmpty() || texts.keySet().stream().anyMatch(name -> name.startsWith("wp:"));
        }
    }

    private WordPressXml() {}

    /** Reads the item whose start the parser stands on, up to its end. */
    static Item item(XMLStreamReader xml) throws XMLStreamException {
        var comments = new ArrayList<Map<String, String>>();
        var texts = new HashMap<String, String>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            if (name(xml).equals("wp:comment")) {
                var comment = new HashMap<String, String>();
                while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                    take(xml, OF_COMMENTS, comment);
                }
                comments.add(comment);
            } else {
                take(xml, OF_ITEMS, texts);
            }
        }
        return new Item(texts, comments);
    }

    static String name(XMLStreamReader xml) {
        var namespace = xml.getNamespaceURI();
        if (namespace == null || namespace.isEmpty()) {
            return xml.getLocalName();
        }
        boolean wordPress = namespace.startsWith("http://wordpress.org/export/")
                || namespace.startsWith("https://wordpress.org/export/");
        return (wordPress ? "wp:" : "other:") + xml.getLocalName();
    }

    private static void take(XMLStreamReader xml, Set<String> wanted, Map<String, String> texts)
            throws XMLStreamException {
        if (xml.isStartElement()) {
            var name = name(xml);
            var text = text(xml, wanted.contains(name) ? TEXT_MAX : 0);
            if (wanted.contains(name)) {
                texts.putIfAbsent(name, text);
            }
        }
    }

    /** The text of an element without that of elements in it, cut at {@code max} characters; passes over its end. */
    private static String text(XMLStreamReader xml, int max) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == 1 && xml.hasText() && event != XMLStreamConstants.COMMENT && text.length() < max) {
                int length = Math.min(xml.getTextLength(), max - text.length());
                text.append(xml.getTextCharacters(), xml.getTextStart(), length);
            }
        }
        // stripping what was cut could make it look short enough
        return text.length() < max ? text.toString().strip() : text.toString();
    }
}
