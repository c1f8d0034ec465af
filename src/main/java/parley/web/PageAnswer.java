package parley.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import parley.threading.Snapshot;

/** Writes a kept page straight out, or says that the reader has it already. */
public final class PageAnswer {
    /** For what is the same for all readers. */
    static final CharSequence SHARED = HttpHeaders.createOptimized("public, max-age=0, s-maxage=2");

    private static final CharSequence VARY = HttpHeaders.createOptimized("Origin, Accept, Accept-Encoding");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    /** Smaller ones fit into one packet either way. */
    private static final int WORTH_GZIP = 1_024;

    private PageAnswer() {}

    /** @param type of the page's bytes */
    public static Future<Void> send(RoutingContext context, Snapshot page, CharSequence type) {
        var request = context.request();
        var response = context.response();
        response.putHeader(HttpHeaders.ETAG, page.etag())
                .putHeader(HttpHeaders.CACHE_CONTROL, SHARED)
                .putHeader(HttpHeaders.VARY, VARY);
        if (hasIt(request, page.etag())) {
            return response.setStatusCode(304).end();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (page.body().length() >= WORTH_GZIP && takesGzip(request)) {
            return response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP).end(page.gzip());
        }
        return response.end(page.body());
    }

    /** Weak comparison, as If-None-Match wants it (RFC 9110, section 13.1.2): what is within the quotes counts. */
    private static boolean hasIt(HttpServerRequest request, String etag) {
        @Nullable String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.equals("*") || known.contains(etag.substring(etag.indexOf('"'))));
    }

    private static boolean takesGzip(HttpServerRequest request) {
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.contains("gzip")
                && !accepted.matches(".*gzip\\s*;\\s*q=0(\\.0*)?(\\s*,.*|\\s*)");
    }
}
