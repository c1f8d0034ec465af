package parley.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The rows of one transaction in memory: as they were loaded, and as the commands of the batch left them. */
public final class Batch {

    /** A row that a batch changed; absent before means new, absent after means deleted. */
    public record Change<K, V>(K key, Optional<V> before, Optional<V> after) {}

    private final UUID id;
    private final Map<Shelf<?, ?>, Rows<?, ?>> shelves = new HashMap<>();
    private final List<Runnable> undo = new ArrayList<>();

    Batch(UUID id) {
        this.id = id;
    }

    /** Stands in every journal line of this batch, so that it can be recognised after a COMMIT without an answer. */
    public UUID id() {
        return id;
    }

    public <K, V> Optional<V> find(Shelf<K, V> shelf, K key) {
        return rows(shelf).find(key);
    }

    public <K, V> void put(Shelf<K, V> shelf, K key, V value) {
        change(rows(shelf), key, Optional.of(value));
    }

    public <K, V> void delete(Shelf<K, V> shelf, K key) {
        change(rows(shelf), key, Optional.empty());
    }

    /** Runs one command; if it throws, the rows are as they were before it. */
    <R> R attempt(Function<Batch, R> command) {
        undo.clear();
        try {
            return command.apply(this);
        } catch (Throwable no) {
            undo.reversed().forEach(Runnable::run);
            throw no;
        }
    }

    private <K, V> void change(Rows<K, V> rows, K key, Optional<V> value) {
        if (rows.changed.containsKey(key)) {
            var before = rows.find(key);
            undo.add(() -> rows.changed.put(key, before));
        } else {
            undo.add(() -> rows.changed.remove(key));
        }
        rows.changed.put(key, value);
    }

    /** In the order in which the rows were first changed. */
    public <K, V> List<Change<K, V>> changes(Shelf<K, V> shelf) {
        var rows = rows(shelf);
        return rows.changed.entrySet().stream()
                .map(row ->
                        new Change<>(row.getKey(), Optional.ofNullable(rows.loaded.get(row.getKey())), row.getValue()))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** @throws IllegalStateException if rows changed on a shelf that is not among them: nobody would store those */
    void requireOnly(List<Shelf<?, ?>> stored) {
        for (var shelf : shelves.keySet()) {
            if (!stored.contains(shelf) && !changes(shelf).isEmpty()) {
                throw new IllegalStateException(shelf.getClass().getName() + " stands in no order of shelves");
            }
        }
    }

    <K, V> void loaded(Shelf<K, V> shelf, Map<K, V> rows) {
        rows(shelf).loaded.putAll(rows);
    }

    @SuppressWarnings("unchecked") // a shelf is only ever mapped to rows of its own types
    private <K, V> Rows<K, V> rows(Shelf<K, V> shelf) {
        return (Rows<K, V>) shelves.computeIfAbsent(shelf, _ -> new Rows<K, V>());
    }

    private static final class Rows<K, V> {
        private final Map<K, V> loaded = new HashMap<>();
        private final Map<K, Optional<V>> changed = new LinkedHashMap<>();

        Optional<V> find(K key) {
            return changed.containsKey(key)
                    ? changed.getOrDefault(key, Optional.empty())
                    : Optional.ofNullable(loaded.get(key));
        }
    }

    /** The rows that were not there before. */
    public <K, V> List<V> inserted(Shelf<K, V> shelf) {
        return changes(shelf).stream()
                .filter(change -> change.before().isEmpty())
                .flatMap(change -> change.after().stream())
                .toList();
    }

    /** The rows that were there before and are there still, as they are now. */
    public <K, V> List<V> amended(Shelf<K, V> shelf) {
        return changes(shelf).stream()
                .filter(change -> change.before().isPresent())
                .flatMap(change -> change.after().stream())
                .toList();
    }

    /** The keys of rows that were there before and are not any more. */
    public <K, V> List<K> deleted(Shelf<K, V> shelf) {
        return changes(shelf).stream()
                .filter(change -> change.after().isEmpty())
                .map(Change::key)
                .toList();
    }
}
