package parley.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.bus.Command;
import parley.event.Event;

/** Every command has exactly one answerer; every public event has a test that applies it. */
class Law7EveryCommandIsAnsweredTest {
    private static final Pattern ANSWER = Pattern.compile("\\banswer\\(\\s*\\w+\\s*,\\s*(?<command>[\\w.]+)\\.class");

    @Test
    void exactlyOnce() {
        var answerers = new TreeMap<String, Integer>();
        for (var one : House.CLASSES) {
            if (one.isAssignableTo(Command.class) && !one.isInterface()) {
                answerers.put(one.getSimpleName(), 0);
            }
        }
        for (var source : House.main()) {
            var found = ANSWER.matcher(source.code());
            while (found.find()) {
                var command = found.group("command");
                answerers.merge(command.substring(command.lastIndexOf('.') + 1), 1, Integer::sum);
            }
        }
        answerers.values().removeIf(count -> count == 1);
        assertThat(answerers).as("commands that are not answered exactly once").isEmpty();
    }

    @Test
    void commandsAreRecords() {
        assertThat(House.CLASSES.stream()
                        .filter(one -> one.isAssignableTo(Command.class) && !one.isInterface())
                        .filter(one -> !one.isRecord()))
                .isEmpty();
    }

    @Test
    void everyPublicEventIsAppliedToAPageByATest() {
        var walk = House.TEST.resolve("parley/walk/PageMatchesStreamTest.java");
        assumeTrue(Files.exists(walk), "the walk is not written yet");
        var text = SourceText.code(House.read(walk));
        var missing = new ArrayList<String>();
        Law5EventsHoldNoTextTest.events()
                .filter(Event.Public.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .filter(event ->
                        !Pattern.compile("\\b" + event + "\\b").matcher(text).find())
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }
}
