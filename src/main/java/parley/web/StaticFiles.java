package parley.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The widget's files, under addresses that stay the same, for pages anywhere: a module script is always fetched with
 * CORS. Publishers' pages ask for them all day, so they are kept for a while, and renewed behind the reader's back.
 */
public final class StaticFiles implements Routes {
    static final List<String> PATHS = List.of(
            "/console.css",
            "/count.js",
            "/parley.js",
            "/parley.css",
            "/pages.css",
            "/parley/bell.js",
            "/parley/change.js",
            "/parley/compose.js",
            "/parley/fold.js",
            "/parley/html.js",
            "/parley/live.js",
            "/parley/mine.js",
            "/parley/more.css",
            "/parley/own.js",
            "/parley/pages.js",
            "/parley/react.js",
            "/parley/report.js",
            "/parley/send.js",
            "/parley/styled.js",
            "/parley/thread.js",
            "/parley/times.js",
            "/parley/write.js");

    private static final String KEPT = "public, max-age=300, stale-while-revalidate=86400";

    private final Map<String, StaticFile> files = new LinkedHashMap<>();

    /** Reads and compresses all of them; blocks for some milliseconds. */
    public StaticFiles() {
        PATHS.forEach(path -> files.put(path, StaticFile.of(path, bytes(path))));
    }

    @Override
    public void mount(Router router) {
        files.forEach((path, file) -> {
            router.get(path).handler(call -> answer(call, file));
            router.head(path).handler(call -> answer(call, file));
        });
    }

    Optional<StaticFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static void answer(RoutingContext call, StaticFile file) {
        boolean zipped = takesGzip(call);
        var response = call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, KEPT)
                .putHeader(HttpHeaders.ETAG, file.etag(zipped))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (file.etag(zipped).equals(call.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        if (zipped) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(
                HttpHeaders.CONTENT_LENGTH, String.valueOf(file.body(zipped).length()));
        if (call.request().method().name().equals("HEAD")) {
            response.end();
        } else {
            response.end(file.body(zipped));
        }
    }

    private static boolean takesGzip(RoutingContext call) {
        return call.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equals("gzip") && coding.weight() > 0);
    }

    private static byte[] bytes(String path) {
        try (var in = StaticFiles.class.getResourceAsStream("/web" + path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + path);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
