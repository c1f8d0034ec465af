package parley.journal;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.SoloTransactions;
import parley.database.Tx;

/**
 * One follower's transactions on one node. When a batch fails, its lines are taken one by one until all of them are
 * behind; the one that is to blame is tried a few times and then parked.
 *
 * <p>Only for one virtual thread at a time.
 */
final class FollowerSteps {
    private static final int LINES = 100;
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(FollowerSteps.class);

    private final Vertx vertx;
    private final Follower follower;
    private final Bookmarks bookmarks;
    private final SoloTransactions transactions;
    private List<Entry> inHand = List.of();
    private Runnable afterwards = () -> {};
    private long singlyUpTo;
    private int tries;

    FollowerSteps(Vertx vertx, Follower follower, Bookmarks bookmarks, SoloTransactions transactions) {
        this.vertx = vertx;
        this.follower = follower;
        this.bookmarks = bookmarks;
        this.transactions = transactions;
    }

    /** What was taken; empty where there is nothing to take now, or another node is at it. */
    record Taken(List<Entry> entries, boolean more) {}

    /** Throws what is not the lines' fault. */
    Taken next() {
        inHand = List.of();
        try {
            boolean more = transactions.run(this::take);
            if (!inHand.isEmpty()) {
                tries = 0;
                afterwards.run();
            }
            return new Taken(inHand, more);
        } catch (Throwable failure) {
            if (inHand.isEmpty() || !SoloTransactions.isToBlame(failure)) {
                throw failure;
            }
            blame(failure);
            return new Taken(List.of(), true);
        }
    }

    /** Whether there may be more. */
    private boolean take(Tx tx) {
        var position = bookmarks.lock(tx);
        if (position.isEmpty()) {
            return false;
        }
        long from = position.getAsLong();
        int limit = from < singlyUpTo ? 1 : LINES;
        inHand = JournalReader.between(tx, from, bookmarks.limit(tx), limit);
        if (inHand.isEmpty()) {
            return false;
        }
        long upTo = inHand.getLast().position();
        var left = bookmarks.leave(tx, from, upTo);
        take(
                tx,
                inHand.stream()
                        .filter(entry -> !left.contains(entry.position()))
                        .toList());
        bookmarks.move(tx, upTo);
        return inHand.size() == limit;
    }

    private void take(Tx tx, List<Entry> entries) {
        afterwards = entries.isEmpty() ? () -> {} : follower.take(tx, entries);
    }

    private void blame(Throwable failure) {
        if (inHand.size() > 1) {
            singlyUpTo = inHand.getLast().position();
        } else if (++tries < TRIES) {
            vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).await();
        } else {
            tries = 0;
            park(inHand.getFirst().position(), failure);
        }
    }

    private void park(long position, Throwable failure) {
        LOG.error("{} parks line {} of the journal", follower.name(), position, failure);
        transactions.run(tx -> {
            var from = bookmarks.lock(tx);
            if (from.isPresent() && from.getAsLong() < position) { // else another node has taken it meanwhile
                bookmarks.park(tx, position, failure);
                bookmarks.move(tx, position);
            }
            return from;
        });
    }

    /** Takes one parked line that somebody wants; whether there was one. */
    boolean takeWanted() {
        inHand = List.of();
        try {
            boolean found = transactions.run(this::takeParked);
            if (!inHand.isEmpty()) {
                afterwards.run();
            }
            return found;
        } catch (Throwable failure) {
            if (inHand.isEmpty() || !SoloTransactions.isToBlame(failure)) {
                throw failure;
            }
            long position = inHand.getFirst().position();
            LOG.error("{} leaves line {} of the journal parked", follower.name(), position, failure);
            transactions.run(tx -> {
                bookmarks.park(tx, position, failure);
                return position;
            });
            return true;
        }
    }

    /** Under the same lock as new lines: a follower takes one thing at a time. */
    private boolean takeParked(Tx tx) {
        var position = bookmarks.lock(tx).isPresent() ? bookmarks.nextWanted(tx) : OptionalLong.empty();
        if (position.isEmpty()) {
            return false;
        }
        inHand = JournalReader.between(tx, position.getAsLong() - 1, position.getAsLong(), 1);
        take(tx, inHand);
        bookmarks.unpark(tx, position.getAsLong());
        return true;
    }
}
