package parley.screening;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A comment is no document of its own: it adds no headings to the page's outline, and loads nothing from elsewhere. */
final class PlainStructure implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    PlainStructure(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, Image.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Heading heading -> paragraph(heading);
            case Image image -> link(image);
            default -> throw new IllegalArgumentException("not asked for " + node.getClass());
        }
    }

    private void paragraph(Heading heading) {
        html.line();
        html.raw("<p><strong>");
        for (Node child = heading.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.raw("</strong></p>");
        html.line();
    }

    private void link(Image image) {
        String words = wordsIn(image);
        String label = words.isBlank() ? image.getDestination() : words;
        if (isInLink(image)) {
            html.text(label); // links do not nest
            return;
        }
        String target = context.urlSanitizer().sanitizeImageUrl(image.getDestination());
        html.tag("a", Map.of("href", context.encodeUrl(target)));
        html.text(label);
        html.tag("/a");
    }

    private static String wordsIn(Node node) {
        var words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            words.append(
                    switch (child) {
                        case Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        default -> wordsIn(child);
                    });
        }
        return words.toString();
    }

    private static boolean isInLink(Node node) {
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
