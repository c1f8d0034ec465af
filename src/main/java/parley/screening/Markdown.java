package parley.screening;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * From what was typed to what is shown: CommonMark with line breaks kept, bare addresses linked, {@code ~~} for deletions.
 * HTML is shown as typed, images become links, headings become bold paragraphs. Thread-safe.
 */
public final class Markdown {

    /** Longest source that is looked at, in UTF-16 units: what fits a request body. */
    static final int LONGEST_SOURCE = 64 * 1024;

    /** Deeper nesting stays literal text; rendering recurses, and so would readers. */
    private static final int DEEPEST = 32;

    // mail addresses are not linked: that would serve harvesters more than readers
    private static final List<Extension> EXTENSIONS = List.of(
            AutolinkExtension.builder()
                    .linkTypes(AutolinkType.URL, AutolinkType.WWW)
                    .build(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());

    // without HTML blocks: the Markdown inside "<div>" still works, and its tags are escaped inline
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(Set.of(
                    BlockQuote.class,
                    FencedCodeBlock.class,
                    Heading.class,
                    IndentedCodeBlock.class,
                    ListBlock.class,
                    ThematicBreak.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />\n")
            .nodeRendererFactory(PlainStructure::new)
            .build();

    private Markdown() {}

    /** Safe HTML, or the news that source or result is too long. Never throws for well-formed text. */
    public static Rendered render(String source) {
        return source.length() > LONGEST_SOURCE
                ? Rendered.TOO_LONG
                : Rendered.of(SafeHtml.clean(RENDERER.render(PARSER.parse(source))));
    }
}
