package parley.live;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import parley.event.DiscussionId;

/** The rings of this node, one for each discussion that somebody listens to. */
final class Rings {
    /** A ring that nobody has used for so long is closed. */
    private static final long IDLE_MILLIS = 60_000;

    private final Clock clock;
    private final Map<DiscussionId, Ring> rings = new ConcurrentHashMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile Consumer<Ring> opener = ring -> ring.fail(new IllegalStateException("nobody keeps the rings"));

    Rings(Clock clock) {
        this.clock = clock;
    }

    /** An event loop that has sockets on rings. Called on the keeper's thread; what it does, it does on its own. */
    interface Watcher {
        void grew(Set<DiscussionId> discussions);

        /** History was rewound, and no old ring is left to be found. */
        void cleared();
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Once for each event loop, however many sockets it has. */
    void tell(Set<DiscussionId> grown) {
        watchers.forEach(watcher -> watcher.grew(grown));
    }

    /** @param newOpener called from any thread, once for each new ring */
    void openBy(Consumer<Ring> newOpener) {
        opener = newOpener;
    }

    /** From any thread; completes on the keeper's. Fails where the database cannot tell where the ring starts. */
    Future<Ring> open(DiscussionId discussion) {
        var fresh = new Ring(discussion);
        var ring = rings.compute(discussion, (_, known) -> {
            var kept = known == null ? fresh : known;
            kept.touch(clock.millis());
            return kept;
        });
        if (ring == fresh) {
            opener.accept(ring);
        }
        return ring.opened();
    }

    Optional<Ring> find(DiscussionId discussion) {
        return Optional.ofNullable(rings.get(discussion));
    }

    void remove(Ring ring) {
        rings.remove(ring.discussion(), ring);
    }

    /** Nobody finds a ring of the old history any more. */
    void clear() {
        rings.clear();
        watchers.forEach(Watcher::cleared);
    }

    void closeIdle() {
        long limit = clock.millis() - IDLE_MILLIS;
        rings.keySet()
                .forEach(discussion ->
                        rings.computeIfPresent(discussion, (_, ring) -> ring.idleSince(limit) ? null : ring));
    }

    int size() {
        return rings.size();
    }
}
