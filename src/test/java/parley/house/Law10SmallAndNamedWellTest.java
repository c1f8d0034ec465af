package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of at most 300 lines, methods of at most 40; names that say something; four lines at each room's door. */
class Law10SmallAndNamedWellTest {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "(?:Manager|Utils?|Helpers?|Impl|Service|Base|Common)(?=[A-Z]|$)|^(?:Abstract|Base|Common)");

    /** A declaration with a body, at the depth of a member; control words also look like calls. */
    private static final Pattern METHOD = Pattern.compile(
            "^(?<indent> +)(?!.*\\b(?:class|record|enum|interface) )(?!.*Stream<Arguments>)(?!(?:if|for|while|switch|try|catch|synchronized|return|new|else|do|case|throw|yield)\\b)"
                    + "[^=;\\n]*?\\b\\w+\\s*\\([^;={}]*\\)\\s*(?:throws [\\w., ]+)?\\{\\s*$",
            Pattern.MULTILINE);

    @Test
    void filesHaveAtMost300Lines() {
        assertThat(everything().filter(source -> source.text().lines().count() > FILE_LINES))
                .isEmpty();
    }

    @Test
    void methodsHaveAtMost40Lines() {
        var tooLong = new ArrayList<String>();
        everything().forEach(source -> {
            var code = source.code();
            var methods = METHOD.matcher(code);
            while (methods.find()) {
                var end = Pattern.compile("^" + methods.group("indent") + "}", Pattern.MULTILINE)
                        .matcher(code);
                if (end.find(methods.end())) {
                    long lines =
                            code.substring(methods.start(), end.end()).lines().count();
                    if (lines > METHOD_LINES) {
                        tooLong.add(source + ": " + methods.group().strip().replaceAll("\\s+", " ") + " " + lines);
                    }
                }
            }
        });
        assertThat(tooLong).isEmpty();
    }

    @Test
    void namesSaySomething() {
        assertThat(House.CLASSES.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> EMPTY_NAME.matcher(name).find());
        assertThat(House.rooms()).noneMatch(room -> room.matches("manager|utils?|helpers?|impl|service|base|common"));
    }

    @Test
    void everyRoomHasAPageAtItsDoor() {
        for (var room : House.rooms()) {
            var door = House.MAIN.resolve("parley").resolve(room).resolve("package-info.java");
            assertThat(Files.exists(door)).as("%s", door).isTrue();
            var text = House.read(door);
            assertThat(text).as("%s", door).contains("NullMarked").contains("? ");
            assertThat(text.replaceAll("\\s*\\*\\s*", " "))
                    .as("%s", door)
                    .containsPattern("(?i)answers:")
                    .containsPattern("(?i)tells")
                    .containsPattern("(?i)owns");
        }
    }

    @Test
    void nothingIsSetAfterwards() {
        assertThat(House.CLASSES.stream()
                        .flatMap(one -> one.getMethods().stream())
                        .filter(method -> method.getName().matches("set[A-Z].*"))
                        .filter(method -> !method.getOwner().getPackageName().equals("parley.tpl")))
                .isEmpty();
    }

    private static Stream<House.Source> everything() {
        return Stream.of(House.main(), House.tests()).flatMap(List::stream);
    }
}
