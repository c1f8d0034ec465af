package parley.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Sites;

/**
 * Who may read our answers in a browser: pages of exact origins that some site lists, never {@code null}, and never with
 * cookies. A preflight names no site, so each site's own list is checked where its data is written
 * ({@link Call#checkOrigin}); what can be read here is public.
 */
final class Cors implements Handler<RoutingContext> {
    private static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence EXPOSE = HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("Parley-Seq, Location, ETag, Retry-After");

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, Idempotency-Key, Parley-Edit-Token, Accept, Last-Event-ID";
    private static final String MAX_AGE = "7200";

    private final Sites sites;

    Cors(Sites sites) {
        this.sites = sites;
    }

    @Override
    public void handle(RoutingContext context) {
        var response = context.response().putHeader(VARY, ORIGIN);
        @Nullable String origin = context.request().getHeader(ORIGIN);
        boolean allowed = origin != null && sites.anyAllows(origin);
        if (allowed) {
            response.putHeader(ALLOW_ORIGIN, origin).putHeader(EXPOSE, EXPOSED);
        }
        if (origin != null && isPreflight(context)) {
            preflight(context, allowed);
        } else {
            context.next();
        }
    }

    private static boolean isPreflight(RoutingContext context) {
        var request = context.request();
        return request.method() == HttpMethod.OPTIONS && request.headers().contains("Access-Control-Request-Method");
    }

    private static void preflight(RoutingContext context, boolean allowed) {
        if (!allowed) {
            Problems.answer(context, Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED));
            return;
        }
        context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", MAX_AGE)
                .end();
    }
}
