package parley.mail;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The demo's postman: keeps the newest letters in memory, for whoever looks. Nothing leaves the machine. */
public final class Sink implements Postman {
    private static final int MOST = 200;

    public record Kept(Letter letter, Instant at) {}

    private final Deque<Kept> letters = new ArrayDeque<>();
    private final Clock clock;

    public Sink(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Future<Delivery> deliver(Letter letter) {
        letters.removeIf(kept -> kept.letter().id().equals(letter.id()));
        letters.addFirst(new Kept(letter, clock.instant()));
        if (letters.size() > MOST) {
            letters.removeLast();
        }
        return Future.succeededFuture(new Delivery.Taken());
    }

    /** Newest first. */
    synchronized List<Kept> letters() {
        return List.copyOf(letters);
    }

    synchronized Optional<Kept> find(String id) {
        return letters.stream().filter(kept -> kept.letter().id().equals(id)).findFirst();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
