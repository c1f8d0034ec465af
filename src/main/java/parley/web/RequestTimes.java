package parley.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Times every request, by route, method and status: names that we chose, so callers cannot make new series. */
final class RequestTimes implements Handler<RoutingContext> {
    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private record Kind(String route, HttpMethod method, int status) {}

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void handle(RoutingContext context) {
        long start = System.nanoTime();
        context.addEndHandler(ended -> timer(context).record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        context.next();
    }

    private Timer timer(RoutingContext context) {
        @Nullable
        String path =
                context.currentRoute() == null ? null : context.currentRoute().getPath();
        var method = context.request().method();
        var kind = new Kind(
                path == null ? "none" : path,
                KNOWN.contains(method) ? method : HttpMethod.TRACE,
                context.response().getStatusCode());
        return timers.computeIfAbsent(kind, this::register);
    }

    private Timer register(Kind kind) {
        return Timer.builder("parley.http.requests")
                .description("How long requests took until their answer was written")
                .tag("route", kind.route)
                .tag("method", kind.method == HttpMethod.TRACE ? "other" : kind.method.name())
                .tag("status", Integer.toString(kind.status))
                .register(meters);
    }
}
