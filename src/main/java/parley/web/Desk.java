package parley.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Sites;

/** Where rooms have their routes served: makes handlers of what they answer, and problems of what goes wrong. */
public record Desk(Callers callers, Sites sites, RateLimits limits, TrustedProxies proxies) {

    /** Without any proxy in front. */
    public Desk(Callers callers, Sites sites, RateLimits limits) {
        this(callers, sites, limits, TrustedProxies.NONE);
    }

    /** What a route does; it may throw, and its future may fail. */
    public interface Answerer {
        Future<?> answer(Call call);
    }

    /** HEAD is GET without a body (RFC 9110, section 9.3.2); a server that answers one answers the other. */
    public void get(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    /** For routes that answer JSON: who cannot take that is refused before anything is done. */
    public Handler<RoutingContext> json(Answerer answerer) {
        return context -> {
            @Nullable String accept = context.request().getHeader("Accept");
            if (accept == null || accept.equals("*/*") || Accept.allows(accept, "application/json")) {
                serve(context, answerer);
            } else {
                Problems.answer(context, Refusal.of(ProblemKind.NOT_ACCEPTABLE));
            }
        };
    }

    /** For routes that answer whatever {@code Accept} says, or look at it themselves. */
    public Handler<RoutingContext> any(Answerer answerer) {
        return context -> serve(context, answerer);
    }

    private void serve(RoutingContext context, Answerer answerer) {
        var call = new Call(context, this);
        var coming = callers.lookUp(call);
        if (coming.isEmpty()) {
            answer(call, answerer);
            return;
        }
        context.request().pause(); // a WebSocket's first frame must not come before its handler
        coming.get().onComplete(known -> {
            context.request().resume();
            switch (known.cause()) {
                case null -> answer(call.by(known.result()), answerer);
                case Refusal refusal -> answer(call.byNobody(refusal), answerer);
                default -> Problems.answer(context, known.cause());
            }
        });
    }

    private static void answer(Call call, Answerer answerer) {
        var context = call.context();
        try {
            answerer.answer(call).onFailure(failure -> Problems.answer(context, failure));
        } catch (Throwable failure) {
            Problems.answer(context, failure);
        }
    }
}
