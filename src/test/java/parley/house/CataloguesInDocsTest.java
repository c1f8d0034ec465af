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
import parley.screening.Screening;

/** docs/events.md, docs/problems.md and docs/screening.md hold what the catalogues in the code hold. */
class CataloguesInDocsTest {
    private static final String MARK = "<!-- from here on: parley.problem.ProblemKind -->\n";

    private static final String ORDER_MARK = "<!-- from here on: parley.screening.Screening -->\n";

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
        holdsBetween("problems.md", MARK, "", problems());
    }

    @Test
    void theScreeningPageHoldsTheOrderOfTheChecks() throws IOException {
        holdsBetween("screening.md", ORDER_MARK, "\n## ", order());
    }

    /** @param end where the table ends; empty for the end of the page */
    private static void holdsBetween(String name, String mark, String end, String table) throws IOException {
        var page = Pages.of(name);
        int from = page.text().indexOf(mark) + mark.length();
        int to = end.isEmpty() ? page.text().length() : page.text().indexOf(end, from);
        var expected =
                page.text().substring(0, from) + "\n" + table + page.text().substring(to);
        if ("write".equals(System.getProperty("parley.docs"))) {
            Files.writeString(page.path(), expected);
        } else {
            assertThat(page.text()).as("write it anew with -Dparley.docs=write").isEqualTo(expected);
        }
    }

    private static String order() {
        return Screening.ORDER.stream()
                .map(step -> "| `%1$s` | [%3$s](../src/main/java/parley/screening/%3$s.java) | %2$s | %4$s |\n"
                        .formatted(
                                step.name(),
                                step.why(),
                                step.check().getClass().getSimpleName(),
                                step.rewordable() ? "reword" : ""))
                .collect(Collectors.joining("", "| check | class | why | |\n|---|---|---|---|\n", ""));
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
