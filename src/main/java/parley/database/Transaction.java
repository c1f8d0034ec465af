package parley.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.event.Ids;
import parley.problem.Refusal;

/**
 * One batch, one transaction, always in the same order: the shelves are loaded and locked in the order of the list, the
 * commands decide, the shelves are stored in that order. Since every batch of every node takes its locks in the one
 * order, and sorted within a shelf, batches cannot deadlock.
 *
 * <p>Keeps one connection to itself, so a batch never waits for the pool.
 */
public final class Transaction {
    /** A statement without an answer for this long means that the connection is dead. */
    private static final long STATEMENT_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    /** What became of a batch. */
    sealed interface Fate {}

    record Committed(Batch batch, List<Outcome> outcomes) implements Fate {}

    /** COMMIT was sent, and no answer came. */
    record InDoubt(Committed what) implements Fate {}

    record Failed(Failure failure, Throwable cause) implements Fate {}

    /** What became of one command. */
    sealed interface Outcome {}

    record Accepted(Object result) implements Outcome {}

    record Refused(Throwable refusal) implements Outcome {}

    private final OwnConnection connection;
    private final List<Shelf<?, ?>> order;
    private final Witness witness;
    private final Ids ids;

    /** @param order of locks and of writes; the journal stands last, and so its one-row counter is locked last */
    public Transaction(Vertx vertx, PgConnectOptions options, List<Shelf<?, ?>> order, Witness witness, Ids ids) {
        connection = new OwnConnection(vertx, options, STATEMENT_SECONDS);
        this.order = List.copyOf(order);
        this.witness = witness;
        this.ids = ids;
    }

    Fate run(List<Write<?>> writes) {
        Committed what;
        Tx tx;
        try {
            tx = connection.begin();
            var batch = new Batch(ids.row());
            load(tx, batch, writes);
            what = new Committed(batch, decide(batch, writes));
            batch.requireOnly(order);
            for (var shelf : order) {
                store(tx, batch, shelf);
            }
            tx.awaitWrites();
        } catch (Refusal refusal) {
            return failed(Failure.DEFINITE, refusal);
        } catch (Throwable failure) {
            return failed(Failure.of(failure), failure);
        }
        try {
            tx.run("COMMIT");
            return what;
        } catch (Throwable failure) {
            connection.close();
            return Failure.ofCommitIsCertain(failure) ? new Failed(Failure.of(failure), failure) : new InDoubt(what);
        }
    }

    /** Empty while nobody can be asked. */
    Optional<Boolean> saw(Batch batch) {
        try {
            var tx = connection.begin();
            boolean answer = witness.saw(tx, batch);
            tx.run("ROLLBACK");
            return Optional.of(answer);
        } catch (Throwable failure) {
            LOG.warn("a commit in doubt cannot be looked up yet: {}", failure.toString());
            connection.close();
            return Optional.empty();
        }
    }

    private void load(Tx tx, Batch batch, List<Write<?>> writes) {
        var needs = new Needed();
        writes.forEach(write -> write.needs(needs));
        var loads = new ArrayList<Future<?>>();
        for (var shelf : order) {
            loads.add(load(tx, batch, shelf, needs));
        }
        for (var load : loads) {
            load.await();
        }
    }

    private static <K, V> Future<?> load(Tx tx, Batch batch, Shelf<K, V> shelf, Needed needs) {
        var keys = needs.of(shelf);
        return keys.isEmpty()
                ? Future.succeededFuture()
                : shelf.load(tx, keys).onSuccess(rows -> batch.loaded(shelf, rows));
    }

    private static List<Outcome> decide(Batch batch, List<Write<?>> writes) {
        return writes.stream().map(write -> decide(batch, write)).toList();
    }

    private static Outcome decide(Batch batch, Write<?> write) {
        try {
            return new Accepted(batch.attempt(write::apply));
        } catch (Refusal refusal) {
            return new Refused(refusal);
        } catch (Throwable broken) {
            LOG.error("{} broke", write.getClass().getName(), broken);
            return new Refused(broken);
        }
    }

    private static void store(Tx tx, Batch batch, Shelf<?, ?> shelf) {
        if (!batch.changes(shelf).isEmpty()) {
            shelf.store(tx, batch);
        }
    }

    private Fate failed(Failure kind, Throwable cause) {
        connection.rollback(kind);
        return new Failed(kind, cause);
    }

    Future<Void> close() {
        return connection.close();
    }

    private static final class Needed implements Write.Needs {
        private final Map<Shelf<?, ?>, Set<Object>> keys = new HashMap<>();

        @Override
        public <K> void row(Shelf<K, ?> shelf, K key) {
            keys.computeIfAbsent(shelf, _ -> new HashSet<>()).add(key);
        }

        @SuppressWarnings("unchecked") // only keys of the shelf's own type went in
        <K> Set<K> of(Shelf<K, ?> shelf) {
            return (Set<K>) keys.getOrDefault(shelf, Set.of());
        }
    }
}
