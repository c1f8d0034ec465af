package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What a comment's HTML may hold, judged by a parser that is not the one which made it. */
public final class HarmlessMarkup {
    private static final Path LINES = Path.of("src/test/resources/parley/screening/hostile-html.txt");
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "body",
            "p",
            "br",
            "em",
            "strong",
            "del",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "b",
            "i",
            "s",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final Set<String> ATTRIBUTES = Set.of("href", "rel", "start");

    private HarmlessMarkup() {}

    /** Texts that would do harm as markup. */
    public static Stream<String> hostileLines() {
        try {
            return Files.readAllLines(LINES).stream().filter(line -> !line.isBlank() && !line.startsWith("# "));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public static void judge(String html) {
        for (Element element : Jsoup.parse(html).getAllElements()) {
            if (!element.tagName().equals("#root")) {
                assertThat(ELEMENTS).as(html).contains(element.tagName());
            }
            element.attributes().forEach(attribute -> {
                assertThat(ATTRIBUTES).as(html).contains(attribute.getKey().toLowerCase(Locale.ROOT));
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).as(html).matches("(?i)(https?:|mailto:).*");
                }
            });
        }
    }
}
