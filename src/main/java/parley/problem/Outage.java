package parley.problem;

import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a database that does not answer from a mistake of ours: the first passes, and whoever asked may ask again. */
public final class Outage {
    /**
     * Connection exceptions, refused log-ins, lack of resources, operator intervention, system errors (PostgreSQL manual,
     * appendix A).
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /** Our session's own limit on silence, and a server that has become a standby. */
    private static final Set<String> STATES = Set.of("25P03", "25006");

    private Outage() {}

    /** Whether nothing was said about the request itself: no connection, none free in time, or the server leaves. */
    public static boolean is(Throwable failure) {
        return switch (failure) {
            case ReplyException answer -> false;
            case PgException refused ->
                Optional.ofNullable(refused.getSqlState())
                        .filter(state -> STATES.contains(state) || CLASSES.contains(state.substring(0, 2)))
                        .isPresent();
            case VertxException poolOrConnection -> true;
            case SocketException refusedOrReset -> true;
            case TimeoutException silence -> true;
            default -> false;
        };
    }
}
