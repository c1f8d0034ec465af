package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ground rooms use only rooms below them; feature rooms use ground rooms, and never one another. */
class Law4ImportsFollowTheTableTest {
    private static final Set<String> TWO_FOUNDATIONS = Set.of("event", "problem");

    @Test
    void everyRoomUsesOnlyWhatTheTableLetsIt() {
        var trespasses = new TreeSet<String>();
        for (var one : House.CLASSES) {
            for (var use : one.getDirectDependenciesFromSelf()) {
                var used = use.getTargetClass().getBaseComponentType();
                if (used.getPackageName().startsWith("parley") && !may(room(one), room(used))) {
                    trespasses.add(room(one) + " uses " + room(used) + ": " + one.getSimpleName() + " → "
                            + used.getSimpleName());
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    private static boolean may(String room, String used) {
        if (room.isEmpty() || room.equals(used)) {
            return true;
        }
        if (used.isEmpty()) {
            return false;
        }
        if (room.equals("tpl") || used.equals("tpl")) { // generated from the templates
            return true;
        }
        boolean below = House.GROUND.indexOf(used) >= 0 && !TWO_FOUNDATIONS.contains(room);
        return below && (!House.GROUND.contains(room) || House.GROUND.indexOf(used) < House.GROUND.indexOf(room));
    }

    @Test
    void theTableItselfIsWhatTheDesignSays() {
        assertThat(may("threading", "journal")).isTrue();
        assertThat(may("posting", "threading")).isTrue();
        assertThat(may("sites", "audit")).isTrue();
        assertThat(may("", "posting")).isTrue();
        assertThat(List.of(
                        may("problem", "event"),
                        may("journal", "threading"),
                        may("journal", "audit"),
                        may("audit", "sites"),
                        may("posting", "reactions"),
                        may("web", "posting"),
                        may("web", "")))
                .containsOnly(false);
    }

    private static String room(JavaClass one) {
        var name = one.getPackageName();
        return name.equals("parley") ? "" : name.substring("parley.".length()).replaceAll("\\..*", "");
    }
}
