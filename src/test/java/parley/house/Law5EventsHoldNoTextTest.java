package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.event.Event;

/** Events are past tense and name ids, revision and counts; they hold no text. */
class Law5EventsHoldNoTextTest {
    private static final Set<Class<?>> COUNTS = Set.of(int.class, long.class, boolean.class);

    @Test
    void theirNamesArePastTense() {
        assertThat(events())
                .isNotEmpty()
                .allMatch(event -> event.getSimpleName().matches(".*(?:ed|Held)"));
    }

    @Test
    void theyHoldIdsStatesAndCountsOnly() {
        assertThat(events().flatMap(event -> Stream.of(event.getRecordComponents())))
                .isNotEmpty()
                .allMatch(Law5EventsHoldNoTextTest::holdsNoText);
    }

    @Test
    void eachIsEitherForReadersOrForTheNewsroom() {
        assertThat(events())
                .allMatch(event ->
                        Event.Public.class.isAssignableFrom(event) != Event.Private.class.isAssignableFrom(event));
    }

    private static boolean holdsNoText(RecordComponent component) {
        var type = component.getType();
        return COUNTS.contains(type) || type.isEnum() || isId(type) || isTallies(component);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toList()
                        .equals(List.of(UUID.class));
    }

    /** The names of reactions are chosen from a list, and are no text of anybody. */
    private static boolean isTallies(RecordComponent component) {
        return component.getDeclaringRecord() == Event.ReactionsChanged.class && component.getType() == Map.class;
    }

    static Stream<Class<?>> events() {
        return leaves(Event.class).distinct();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Law5EventsHoldNoTextTest::leaves)
                : Stream.of(type);
    }
}
