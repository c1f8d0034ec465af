package parley.database;

/** Tells after a COMMIT that got no answer whether it happened. */
public interface Witness {

    /**
     * Must first wait for the transaction in doubt to end, by a lock that it held to its end; else it might say no
     * about a commit that is still under way.
     */
    boolean saw(Tx tx, Batch batch);
}
