package parley.bus;

/**
 * Something asked of the one room that can do it; a record, named in the imperative.
 *
 * @param <R> what is answered when it was done
 */
public interface Command<R> {}
