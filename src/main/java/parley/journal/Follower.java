package parley.journal;

import java.util.List;
import java.util.Optional;
import parley.database.Tx;

/**
 * Somebody who takes every line of the journal once, in order, on whichever node is free. What follows from the lines
 * and the bookmark are one transaction, so nothing is lost and nothing done twice, whatever is killed when.
 */
public interface Follower {

    /** Names the bookmark; never changes once it is out. */
    String name();

    /**
     * Another follower that must have taken a line before this one gets it; then its effects can be read. What it parks
     * comes to this one after it was taken at last.
     */
    default Optional<String> behind() {
        return Optional.empty();
    }

    /**
     * Does what follows, in the transaction and nowhere else: if it fails, the same lines come again. On a virtual
     * thread; may await PostgreSQL, and nothing else.
     *
     * @param entries 1 to 100, in order; one that was parked comes alone, later than those after it
     * @return what to do after the commit, on the same thread; not done if the node dies right then
     */
    Runnable take(Tx tx, List<Entry> entries);
}
