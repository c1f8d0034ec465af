package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {
    private final Vertx vertx = Vertx.vertx();
    private final StaticFiles files = new StaticFiles();
    private int port;

    @BeforeEach
    void open() throws Exception {
        var router = Router.router(vertx);
        files.mount(router);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "/parley.js, text/javascript; charset=utf-8",
        "/parley/live.js, text/javascript; charset=utf-8",
        "/parley.css, text/css; charset=utf-8"
    })
    void pagesAnywhereMayLoadThem(String path, String type) throws Exception {
        var answer = get("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo(type);
        assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("cross-origin");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "cache-control")).contains("max-age=300", "stale-while-revalidate");
        assertThat(header(answer, "vary")).isEqualToIgnoringCase("accept-encoding");
    }

    @Test
    void gzipHoldsTheSameBytesUnderItsOwnTag() throws Exception {
        var plain = get("GET", "/parley.js");
        var zipped = get("GET", "/parley.js", "Accept-Encoding", "br, gzip");
        assertThat(header(zipped, "content-encoding")).isEqualTo("gzip");
        assertThat(header(zipped, "etag")).isNotEqualTo(header(plain, "etag"));
        try (var unzip = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(unzip.readAllBytes()).isEqualTo(plain.body());
        }
        var refused = get("GET", "/parley.js", "Accept-Encoding", "gzip;q=0");
        assertThat(refused.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void whoHasItGetsNothingTwice() throws Exception {
        var tag = header(get("GET", "/parley.css"), "etag");
        assertThat(get("GET", "/parley.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("GET", "/parley.css", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        var head = get("HEAD", "/parley.css");
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "etag")).isEqualTo(tag);
    }

    @Test
    void nothingButTheFilesIsServed() throws Exception {
        assertThat(get("GET", "/parley/../../openapi.yaml").statusCode()).isEqualTo(404);
        assertThat(get("GET", "/parley/nothing.js").statusCode()).isEqualTo(404);
    }

    @Test
    void commentsAndIndentationAreNotSentButLinesKeepTheirNumbers() throws Exception {
        try (var in = StaticFiles.class.getResourceAsStream("/web/parley.js")) {
            assertThat(in).isNotNull();
            var source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var sent = body("/parley.js").toString();
            assertThat(sent).doesNotContain("/**", "@param").doesNotContainPattern("(?m)^ ");
            assertThat(sent.lines().count()).isEqualTo(source.lines().count());
            assertThat(sent.length()).isLessThan(source.length() * 4 / 5);
        }
    }

    private Buffer body(String path) {
        return files.at(path).orElseThrow().plain();
    }

    private HttpResponse<byte[]> get(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
