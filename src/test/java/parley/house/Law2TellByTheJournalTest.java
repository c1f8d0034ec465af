package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.bus.Bus;
import parley.journal.Journal;

/** Tell only by the journal, in the transaction that made it true; only the tail publishes events. */
class Law2TellByTheJournalTest {
    @Test
    void onlyTheTailTells() {
        assertThat(roomsThatCall(Bus.class, "tell")).isSubsetOf("parley.journal");
    }

    @Test
    void onlyThreadingAppendsSoThatEveryChangeGetsItsSeq() {
        assertThat(roomsThatCall(Journal.class, "append")).isSubsetOf("parley.threading", "parley.journal");
    }

    @Test
    void nobodyGoesAroundTheBus() {
        var around = new TreeSet<String>();
        for (var one : House.CLASSES) {
            one.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getName().equals("io.vertx.core.eventbus.EventBus"))
                    .forEach(call -> around.add(one.getPackageName()));
        }
        assertThat(around).containsOnly("parley.bus");
    }

    private static Set<String> roomsThatCall(Class<?> owner, String method) {
        var rooms = new TreeSet<String>();
        for (var one : House.CLASSES) {
            one.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isEquivalentTo(owner)
                            && call.getTarget().getName().equals(method))
                    .forEach(call -> rooms.add(one.getPackageName()));
        }
        return rooms;
    }
}
