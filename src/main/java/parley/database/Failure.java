package parley.database;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a failed transaction means for the commands in it. */
enum Failure {
    /** PostgreSQL refused a statement and said why: some command of the batch is to blame, and splitting finds it. */
    DEFINITE,
    /** Another transaction stood in the way; the same batch can simply be tried again. */
    COLLISION,
    /** The connection or the server is gone; nothing was said about our commands. */
    AWAY;

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

    /** Connection exceptions, lack of resources, operator intervention, system errors, and our own session limits. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");

    private static final String IDLE_IN_TRANSACTION = "25P03";

    static Failure of(Throwable failure) {
        if (!(failure instanceof PgException refused) || refused.getSqlState() == null) {
            return AWAY;
        }
        var state = refused.getSqlState();
        if (COLLISIONS.contains(state)) {
            return COLLISION;
        }
        return state.equals(IDLE_IN_TRANSACTION) || AWAY_CLASSES.contains(state.substring(0, 2)) ? AWAY : DEFINITE;
    }
}
