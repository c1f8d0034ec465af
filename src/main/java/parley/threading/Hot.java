package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A discussion that is being read: the highest {@code seq} this node knows of, and the snapshots that are not older.
 * Both live and die together: a node that has forgotten the one must not have kept the others.
 */
final class Hot {
    /** Whoever asks for pages nobody else asks for must not crowd out the rest. */
    private static final int PAGES = 64;

    private static final int EMPTY = 300;

    record Key(Query query, Shape shape) {}

    private final AtomicLong highest = new AtomicLong();
    private final Map<Key, Snapshot> pages = new ConcurrentHashMap<>();
    private final Map<Key, Promise<Snapshot>> flights = new ConcurrentHashMap<>();

    long highest() {
        return highest.get();
    }

    /** The discussion has come this far: what is older is not sent any more. */
    void saw(long seq) {
        highest.accumulateAndGet(seq, Math::max);
    }

    Optional<Snapshot> find(Key key) {
        return Optional.ofNullable(pages.get(key)).filter(page -> page.seq() >= highest());
    }

    void drop(Key key, Snapshot page) {
        pages.remove(key, page);
    }

    /** What is older than the highest seen is not kept. Answers whether it was kept. */
    boolean keep(Key key, Snapshot page) {
        saw(page.seq());
        long now = highest();
        if (page.seq() < now) {
            return false;
        }
        pages.values().removeIf(old -> old.seq() < now);
        if (pages.size() >= PAGES) {
            pages.keySet().stream().limit(PAGES / 4).forEach(pages::remove);
        }
        pages.put(key, page);
        return true;
    }

    /** One build for all who wait. It may have begun before a change that its readers know of; they look and ask again. */
    Future<Snapshot> share(Key key, Supplier<Future<Snapshot>> build) {
        Promise<Snapshot> mine = Promise.promise();
        var other = flights.putIfAbsent(key, mine);
        if (other != null) {
            return other.future();
        }
        Future.succeededFuture().compose(_ -> build.get()).onComplete(done -> {
            flights.remove(key, mine);
            mine.handle(done);
        });
        return mine.future();
    }

    int weight() {
        return EMPTY + pages.values().stream().mapToInt(Snapshot::weight).sum();
    }
}
