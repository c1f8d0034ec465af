package parley.database;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * A table as a batch of commands uses it: what they need is loaded at once, what they changed is stored at once. The
 * room that owns the table owns its shelf.
 *
 * @param <K> what names a row
 * @param <V> a row, immutable
 */
public interface Shelf<K, V> {

    /**
     * Reads the rows that are there, and locks them where the table's place in the order of locks says so. Sent without
     * waiting: the shelves before this one have been asked already, and a statement sees what is committed when it
     * runs, thus after the locks of the shelves before it.
     */
    Future<Map<K, V>> load(Tx tx, Set<K> keys);

    /**
     * Writes {@link Batch#changes what the commands changed}, by arrays: one statement for a whole batch, sent without
     * waiting by {@link Tx#write}.
     */
    void store(Tx tx, Batch batch);
}
