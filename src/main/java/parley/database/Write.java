package parley.database;

/**
 * A command's part in a batch. It says what it must know, and then decides in memory, when everything that the batch
 * needs is loaded and locked. The commands of a batch apply one after the other, each seeing what the ones before it
 * changed: a batch is a sequence, only cheaper.
 *
 * @param <R> what the asker is told after the commit
 */
public interface Write<R> {

    /** Names the rows to load. */
    void needs(Needs needs);

    /**
     * Decides and changes.
     *
     * @throws parley.problem.Refusal to say no; what was changed before it is undone
     */
    R apply(Batch batch);

    /** Collects the keys that the commands of a batch name for one shelf. */
    interface Needs {
        <K> void row(Shelf<K, ?> shelf, K key);
    }
}
