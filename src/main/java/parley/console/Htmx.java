package parley.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import parley.web.Routes;

/** The one script that is not ours, from its WebJar; its version is in the path, so browsers keep it for good. */
public final class Htmx implements Routes {
    private static final String VERSION = "2.0.10";
    public static final String PATH = "/console/htmx-" + VERSION + ".js";

    private static final String JAR = "/META-INF/resources/webjars/htmx.org/" + VERSION + "/dist/htmx.min.js";

    private final Buffer plain = Buffer.buffer(read(JAR));
    private final Buffer zipped = Buffer.buffer(read(JAR + ".gz"));

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext call) {
        boolean gzip = call.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equals("gzip") && coding.weight() > 0);
        var response = call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.end(gzip ? zipped : plain);
    }

    private static byte[] read(String path) {
        try (var in = Htmx.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + path);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
