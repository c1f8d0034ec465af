package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** Judges HTML with another parser than the one that cleaned it, by a list written a second time. */
final class Oracle {

    private static final Set<String> TAGS =
            Set.of("p", "br", "a", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr");
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of("a", Set.of("href", "rel"), "ol", Set.of("start"));

    private Oracle() {}

    static void assertSafe(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        for (Element element : body.getAllElements()) {
            if (element != body) {
                assertThat(TAGS).as(html).contains(element.tagName());
                element.attributes().forEach(attribute -> assertAllowed(element, attribute, html));
            }
        }
        body.traverse((node, depth) -> {
            assertThat(node).as(html).isNotInstanceOf(DataNode.class);
            if (node instanceof Comment comment) {
                assertThat(comment.getData()).as(html).isEqualTo(" ");
            }
        });
        assertThat(SafeHtml.clean(html)).as("cleaned twice").isEqualTo(html);
    }

    private static void assertAllowed(Element element, Attribute attribute, String html) {
        assertThat(ATTRIBUTES.getOrDefault(element.tagName(), Set.of()))
                .as(html)
                .contains(attribute.getKey());
        switch (attribute.getKey()) {
            case "href" -> {
                assertThat(attribute.getValue()).as(html).matches("(?is)(https?://|mailto:)\\S.*");
                assertThat(element.attr("rel")).as(html).isEqualTo("nofollow ugc noopener noreferrer");
            }
            case "start" -> assertThat(attribute.getValue()).as(html).matches("\\d{1,9}");
            default -> {}
        }
    }
}
