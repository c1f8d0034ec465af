package parley.database;

import io.vertx.pgclient.PgException;
import java.util.Set;
import parley.problem.Outage;

/** What a failed transaction means for the commands in it. */
enum Failure {
    /** PostgreSQL refused a statement, or our own code broke: some command is to blame, and splitting finds it. */
    DEFINITE,
    /** Another transaction stood in the way; the same batch can simply be tried again. */
    COLLISION,
    /** The connection or the server is gone; nothing was said about our commands. */
    AWAY;

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

    static Failure of(Throwable failure) {
        if (failure instanceof PgException refused
                && refused.getSqlState() != null
                && COLLISIONS.contains(refused.getSqlState())) {
            return COLLISION;
        }
        boolean broken = failure instanceof RuntimeException || failure instanceof Error;
        return broken && !Outage.is(failure) ? DEFINITE : AWAY;
    }

    /** Whether COMMIT certainly did not happen, because PostgreSQL itself said so. */
    static boolean ofCommitIsCertain(Throwable failure) {
        return failure instanceof PgException && of(failure) != AWAY;
    }
}
