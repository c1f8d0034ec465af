package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** "No" is said only by throwing a refusal; only web and live turn it into bytes. */
class Law6NoIsARefusalTest {
    /** They carry a refusal across the bus, or name the types of answers in general. */
    private static final Set<String> EDGE = Set.of("web", "live");

    @Test
    void onlyTheEdgeWritesProblems() {
        var writers = House.main().stream()
                .filter(source -> SourceText.texts(source.text()).stream()
                        .anyMatch(text -> text.contains("application/problem+json")))
                .map(House.Source::room)
                .distinct();
        assertThat(writers).isSubsetOf(EDGE);
    }

    /** The second is the compiler's, at the end of every switch over a sealed type. */
    private static final Set<String> HARMLESS = Set.of("IllegalStateException", "MatchException");

    @Test
    void exceptionsOfOurOwnAreRefusalsOrStopTheStart() {
        var others = new TreeSet<String>();
        for (var one : House.CLASSES) {
            if (one.isAssignableTo(RuntimeException.class)) {
                others.add(one.getSimpleName());
            }
        }
        assertThat(others)
                .isSubsetOf("Refusal", "DatabaseUnavailable", "SettingsRefused", "Misunderstood", "CannotWake");
    }

    /** Whoever answers commands says no to people: what else is thrown there reaches them as INTERNAL. */
    @Test
    void roomsThatAnswerThrowNothingElse() {
        var throwing = new TreeSet<String>();
        for (var one : House.CLASSES) {
            if (feature(one)) {
                one.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAssignableTo(RuntimeException.class))
                        .filter(call -> !HARMLESS.contains(call.getTargetOwner().getSimpleName()))
                        .filter(call -> !isConstructor(one))
                        .forEach(call -> throwing.add(one.getSimpleName() + " throws a "
                                + call.getTargetOwner().getSimpleName()));
            }
        }
        assertThat(throwing).isEmpty();
    }

    private static boolean isConstructor(JavaClass one) {
        return one.isAssignableTo(Throwable.class);
    }

    /** Transfer reads files for the operator, not requests of people. */
    private static boolean feature(JavaClass one) {
        return Set.of("people", "posting", "reactions", "moderation", "notifications", "mail", "live").stream()
                .anyMatch(room -> one.getPackageName().equals("parley." + room));
    }
}
