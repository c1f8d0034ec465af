package parley.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Gathers bodies, within limits of size and time. Vert.x has no deadline for a body: who sends a byte now and then could
 * hold a connection for ever.
 */
final class Bodies implements Handler<RoutingContext> {
    private static final String KEY = Bodies.class.getName();
    private static final Buffer NONE = Buffer.buffer();

    /** Word lists of a site's policy have up to 10,000 entries each. */
    private static final List<String> LONG = List.of("/api/v1/sites/", "/console/policy");

    private static final int LONGER = 8;

    private final Limits limits;

    Bodies(Limits limits) {
        this.limits = limits;
    }

    static Buffer of(RoutingContext context) {
        @Nullable Buffer body = context.get(KEY);
        return body == null ? NONE : body;
    }

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        @Nullable String length = request.getHeader("Content-Length");
        if (length == null ? request.getHeader("Transfer-Encoding") == null : length.equals("0")) {
            context.next();
        } else if (isEncoded(request)) {
            turnAway(
                    context, Refusal.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send the body without Content-Encoding."));
        } else if (length != null && isTooLong(length, longest(request))) {
            turnAway(context, Refusal.of(ProblemKind.TOO_LARGE));
        } else {
            gather(context);
        }
    }

    /** Said before a byte of it is read. */
    private static boolean isTooLong(String length, int longest) {
        return length.length() > 9 || Integer.parseInt(length) > longest;
    }

    private int longest(HttpServerRequest request) {
        @Nullable String path = request.path();
        return path != null && LONG.stream().anyMatch(path::startsWith)
                ? LONGER * limits.bodyBytes()
                : limits.bodyBytes();
    }

    /** A compressed body is not read at all: a small one can grow past every limit. */
    private static boolean isEncoded(HttpServerRequest request) {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private void gather(RoutingContext context) {
        var request = context.request();
        var body = Buffer.buffer();
        int longest = longest(request);
        long deadline = context.vertx().setTimer(limits.body().toMillis(), late -> {
            request.handler(ignored -> {});
            turnAway(context, Refusal.of(ProblemKind.MALFORMED_REQUEST, "The body did not arrive in time."));
        });
        context.addEndHandler(gone -> context.vertx().cancelTimer(deadline));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > longest) {
                context.vertx().cancelTimer(deadline);
                request.handler(ignored -> {});
                turnAway(context, Refusal.of(ProblemKind.TOO_LARGE));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(all -> {
            if (context.vertx().cancelTimer(deadline)) {
                context.put(KEY, body);
                context.next();
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
    }

    /** The rest of the body is not waited for, so nothing else can come over this connection. */
    private static void turnAway(RoutingContext context, Refusal refusal) {
        if (!context.response().ended()) {
            context.response().putHeader("Connection", "close");
            Problems.answer(context, refusal)
                    .onComplete(said -> context.request().connection().close());
        }
    }
}
