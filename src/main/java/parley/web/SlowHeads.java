package parley.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Closes connections that do not finish a request's head in time. An idle time-out alone never fires for a client that
 * sends a byte now and then. Lives on one event loop: a deadline for each connection that waits for a request, looked at
 * now and then, is cheaper than a timer for each request.
 */
final class SlowHeads implements Handler<RoutingContext> {
    private static final long LONGEST_GLANCE = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Limits limits;
    private final Map<HttpConnection, Deadline> waiting = new HashMap<>();

    private static final class Deadline {
        /** Nanoseconds since the watch began. */
        private long at;
    }

    SlowHeads(Limits limits) {
        this.limits = limits;
    }

    void watch(Vertx vertx) {
        vertx.setPeriodic(Math.clamp(limits.head().toMillis() / 4, 1, LONGEST_GLANCE), glance -> closeLate());
    }

    void connected(HttpConnection connection) {
        var deadline = new Deadline();
        deadline.at = now() + limits.head().toNanos();
        waiting.put(connection, deadline);
        connection.closeHandler(closed -> waiting.remove(connection));
    }

    /** A request's head is there: nothing is awaited until its answer has gone out. */
    @Override
    public void handle(RoutingContext context) {
        var deadline = waiting.get(context.request().connection());
        if (deadline != null) {
            deadline.at = NEVER;
            context.addEndHandler(
                    answered -> deadline.at = now() + limits.idle().toNanos());
        }
        context.next();
    }

    private void closeLate() {
        long now = now();
        var late = new ArrayList<HttpConnection>();
        waiting.forEach((connection, deadline) -> {
            if (deadline.at < now) {
                late.add(connection);
            }
        });
        late.forEach(HttpConnection::close);
    }

    private final long epoch = System.nanoTime();

    private long now() {
        return System.nanoTime() - epoch;
    }
}
