package parley.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.problem.FieldError;
import parley.problem.Outage;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Language;
import parley.texts.Texts;

/** Turns a no into bytes (RFC 9457), for whoever asked and whatever they accept. Never a stack trace. */
public final class Problems {
    private static final String TYPE = "application/problem+json";
    private static final HtmlPages PAGES = new HtmlPages();
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Anything but a refusal, or a database that is away, is our fault: logged once, under an id that the answer names. */
    static Future<Void> answer(RoutingContext context, Throwable failure) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            LOG.debug("nobody is left to hear of it", failure);
            return Future.succeededFuture();
        }
        if (response.headWritten()) {
            LOG.error("{} broke off", context.request().path(), failure);
            return context.request().connection().close();
        }
        var texts = texts(context.request());
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language().tag());
        var refusal = failure instanceof Refusal no ? no : broken(context, failure);
        return looksAtAPage(context.request()) ? show(response, refusal, texts) : write(response, refusal, texts);
    }

    /** Who asks for HTML by its name, outside the API, is a browser with somebody before it. */
    private static boolean looksAtAPage(HttpServerRequest request) {
        @Nullable String path = request.path();
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads && path != null && !path.startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    /** A no as a page, in the reader's language; what is no refusal stays a failure. */
    public static Future<Void> page(Call call, Throwable failure) {
        return failure instanceof Refusal refusal
                ? show(call.context().response(), refusal, call.texts())
                : Future.failedFuture(failure);
    }

    private static Future<Void> show(HttpServerResponse response, Refusal refusal, Texts texts) {
        comeAgain(response, refusal);
        return PageHeaders.put(response.setStatusCode(refusal.kind().status()))
                .putHeader("Cache-Control", "no-store")
                .end(PAGES.refused(refusal, texts));
    }

    /** What Vert.x Web itself found wrong, or a handler that failed without an answer. */
    static void failed(RoutingContext context) {
        failed(context, context.statusCode());
    }

    /** @param status what is wrong where no failure says it; a path that cannot be read leaves none in the context */
    static void failed(RoutingContext context, int status) {
        @Nullable Throwable failure = context.failure();
        answer(context, failure == null ? Refusal.of(kind(status)) : failure);
    }

    private static ProblemKind kind(int status) {
        return switch (status) {
            case 404 -> ProblemKind.NOT_FOUND;
            case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
            case 406 -> ProblemKind.NOT_ACCEPTABLE;
            case 413 -> ProblemKind.TOO_LARGE;
            case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
            case 400 -> ProblemKind.MALFORMED_REQUEST;
            default -> ProblemKind.INTERNAL;
        };
    }

    /** Titles and details are for people, so they are in their language (RFC 9457, section 3.1.3). */
    private static Texts texts(HttpServerRequest request) {
        @Nullable String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted == null ? ENGLISH : Texts.in(Language.preferred(wanted));
    }

    static Future<Void> write(HttpServerResponse response, Refusal refusal) {
        return write(response, refusal, ENGLISH);
    }

    private static Future<Void> write(HttpServerResponse response, Refusal refusal, Texts texts) {
        var kind = refusal.kind();
        response.setStatusCode(kind.status()).putHeader("Content-Type", TYPE).putHeader("Cache-Control", "no-store");
        comeAgain(response, refusal);
        if (kind.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"parley\", Guest realm=\"parley\"");
        }
        return response.end(json(refusal, texts).toBuffer());
    }

    /** The problem as an object, for those who say no elsewhere than in an HTTP answer. */
    public static JsonObject json(Refusal refusal) {
        return json(refusal, ENGLISH);
    }

    private static JsonObject json(Refusal refusal, Texts texts) {
        var kind = refusal.kind();
        var json = new JsonObject()
                .put("type", "/problems/" + kind.slug())
                .put("title", texts.title(kind))
                .put("status", kind.status());
        refusal.detail().ifPresent(detail -> json.put("detail", texts.said(detail)));
        if (!refusal.errors().isEmpty()) {
            var errors = new JsonArray();
            refusal.errors().forEach(error -> errors.add(json(error, texts)));
            json.put("errors", errors);
        }
        refusal.members().forEach(json::put);
        return json;
    }

    private static JsonObject json(FieldError error, Texts texts) {
        return new JsonObject().put("pointer", pointer(error.pointer())).put("detail", texts.said(error.detail()));
    }

    /** A place in the body as a URI fragment (RFC 6901, section 6); a parameter keeps its bare name. */
    private static String pointer(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            return pointer;
        }
        try {
            return new URI(null, null, pointer).toASCIIString();
        } catch (URISyntaxException unwritable) {
            return "#";
        }
    }

    private static Refusal broken(RoutingContext context, Throwable failure) {
        if (Outage.is(failure)) {
            LOG.warn("{} waits for the database: {}", context.request().path(), failure.toString());
            return Refusal.of(ProblemKind.DATABASE_AWAY);
        }
        var id = Long.toHexString(System.nanoTime()); // only to find it in the log, so it need not be random
        LOG.error(
                "{} {} broke, {}", context.request().method(), context.request().path(), id, failure);
        return Refusal.of(ProblemKind.INTERNAL, "In the log it is " + id + ".");
    }

    /** Says so where the refusal knows when: whole seconds, rounded up, as who is a moment too early is refused again. */
    public static void comeAgain(HttpServerResponse response, Refusal refusal) {
        refusal.retryAfter()
                .map(wait -> Math.max(1, wait.plusNanos(999_999_999).toSeconds()))
                .ifPresent(seconds -> response.putHeader("Retry-After", Long.toString(seconds)));
    }
}
