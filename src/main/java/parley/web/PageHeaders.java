package parley.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** What every page of our own tells the browser. */
public final class PageHeaders {
    /** {@code 'self'} covers the WebSocket of the same host and port too (CSP 3, section 6.7.2.8). */
    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types parley");

    private PageHeaders() {}

    /** For a page whose scripts name their Trusted Types policy so. */
    public static String trusting(String policy) {
        return POLICY.replace("trusted-types parley", "trusted-types " + policy);
    }

    /**
     * For a page that may stand in a frame of these.
     *
     * @param origins sources of a policy, with spaces between them
     */
    static String framedBy(String origins) {
        return POLICY.replace("frame-ancestors 'none'", "frame-ancestors " + origins);
    }

    /** For a page that holds frames of these. */
    static String framing(String origins) {
        return POLICY + "; frame-src " + origins;
    }

    static HttpServerResponse put(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** The same for all readers, so caches may hold it for a moment. */
    static HttpServerResponse shared(HttpServerResponse response) {
        return put(response)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=0, s-maxage=2")
                .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
}
