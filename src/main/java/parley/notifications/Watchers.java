package parley.notifications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.event.GuestId;

/** Who listens on this node, and how to wake them. From any thread. */
final class Watchers {
    private final Map<GuestId, Set<Runnable>> watching = new ConcurrentHashMap<>();
    private final Map<GuestId, Long> known = new ConcurrentHashMap<>();

    /** @param more told apart by identity: one that is added twice is called once */
    Runnable add(GuestId person, Runnable more) {
        watching.compute(person, (_, all) -> with(all, more));
        return () -> remove(person, more);
    }

    /** Within the map's own step: a set that is just being given up gets nobody new. */
    private static Set<Runnable> with(@Nullable Set<Runnable> all, Runnable more) {
        Set<Runnable> set = all == null ? ConcurrentHashMap.newKeySet() : all;
        set.add(more);
        return set;
    }

    private void remove(GuestId person, Runnable more) {
        watching.computeIfPresent(person, (_, all) -> {
            all.remove(more);
            return all.isEmpty() ? null : all;
        });
        if (!watching.containsKey(person)) {
            known.remove(person);
        }
    }

    void ring(Collection<GuestId> people) {
        people.forEach(
                person -> List.copyOf(Optional.ofNullable(watching.get(person)).orElse(Set.of()))
                        .forEach(Runnable::run));
    }

    /** Rings those who stand elsewhere than when they were looked at last. */
    void compare(Map<GuestId, Long> seqs) {
        seqs.forEach((person, seq) -> {
            if (watching.containsKey(person) && !seq.equals(known.put(person, seq))) {
                ring(List.of(person));
            }
        });
    }

    Set<GuestId> people() {
        return Set.copyOf(watching.keySet());
    }
}
