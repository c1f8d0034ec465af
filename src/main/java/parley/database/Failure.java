package parley.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a failed transaction means for the commands in it. */
enum Failure {
    /** PostgreSQL refused a statement, or our own code broke: some command is to blame, and splitting finds it. */
    DEFINITE,
    /** Another transaction stood in the way; the same batch can simply be tried again. */
    COLLISION,
    /** The connection or the server is gone; nothing was said about our commands. */
    AWAY;

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

    /** Connection exceptions, refused log-ins, lack of resources, operator intervention, system errors. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /** Our session's own limit on silence, and a server that has become a standby. */
    private static final Set<String> AWAY_STATES = Set.of("25P03", "25006");

    static Failure of(Throwable failure) {
        if (failure instanceof PgException refused && refused.getSqlState() != null) {
            return of(refused.getSqlState());
        }
        boolean broken = failure instanceof RuntimeException || failure instanceof Error;
        return broken && !(failure instanceof VertxException) ? DEFINITE : AWAY;
    }

    private static Failure of(String state) {
        if (COLLISIONS.contains(state)) {
            return COLLISION;
        }
        return AWAY_STATES.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2)) ? AWAY : DEFINITE;
    }

    /** Whether COMMIT certainly did not happen, because PostgreSQL itself said so. */
    static boolean ofCommitIsCertain(Throwable failure) {
        return failure instanceof PgException && of(failure) != AWAY;
    }
}
