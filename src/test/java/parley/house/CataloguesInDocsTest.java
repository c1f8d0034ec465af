package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.event.Event;
import parley.problem.ProblemKind;

/** docs/events.md and docs/problems.md hold what the catalogues in the code hold. */
class CataloguesInDocsTest {
    private static final String MARK = "<!-- from here on: parley.problem.ProblemKind -->\n";

    /** How {@code journal/Lines.java} names an event. */
    private static final Pattern TYPE = Pattern.compile("case Event\\.(?<event>\\w+) e -> \"(?<type>[a-z-]+)\"");

    @Test
    void theEventsPageHasARowForEachEvent() {
        var types = new TreeMap<String, String>();
        TYPE.matcher(House.read(House.MAIN.resolve("parley/journal/Lines.java")))
                .results()
                .forEach(found -> types.put(found.group("event"), found.group("type")));
        var expected = Law5EventsHoldNoTextTest.events()
                .map(event -> List.of(
                        quoted(event.getSimpleName()),
                        quoted(types.getOrDefault(event.getSimpleName(), "")),
                        Event.Public.class.isAssignableFrom(event) ? "public" : "private",
                        facts(event)))
                .toList();
        assertThat(Pages.of("events.md").rows().stream().map(row -> row.subList(0, 4)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theProblemsPageHoldsTheTableOfKinds() throws IOException {
        var page = Pages.of("problems.md");
        var head = page.text().substring(0, page.text().indexOf(MARK) + MARK.length());
        var expected = head + "\n" + problems();
        if ("write".equals(System.getProperty("parley.docs"))) {
            Files.writeString(page.path(), expected);
        } else {
            assertThat(page.text()).as("write it anew with -Dparley.docs=write").isEqualTo(expected);
        }
    }

    private static String facts(Class<?> event) {
        return Stream.of(event.getRecordComponents())
                .map(RecordComponent::getName)
                .map(CataloguesInDocsTest::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String problems() {
        return Stream.of(ProblemKind.values())
                .map(kind ->
                        "| `%s` | %d | %s | %s |\n".formatted(kind.slug(), kind.status(), kind.title(), kind.advice()))
                .collect(Collectors.joining("", "| type | status | title | advice |\n|---|---|---|---|\n", ""));
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
