package parley.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Answers every request with the same bytes and headers, and does nothing else: what HTTP itself costs. */
final class BareServer extends VerticleBase {
    private final int port;
    private final List<Map.Entry<CharSequence, CharSequence>> headers;
    private final Buffer body;

    private BareServer(int port, List<Map.Entry<CharSequence, CharSequence>> headers, Buffer body) {
        this.port = port;
        this.headers = headers;
        this.body = body;
    }

    /** @param args a port, a file with a whole answer's head, and one with its body */
    public static void main(String[] args) throws IOException {
        var headers = Files.readAllLines(Path.of(args[1])).stream()
                .skip(1)
                .filter(line -> line.contains(": "))
                .map(line -> line.split(": ", 2))
                .map(pair -> Map.entry(HttpHeaders.createOptimized(pair[0]), HttpHeaders.createOptimized(pair[1])))
                .toList();
        var body = Buffer.buffer(Files.readAllBytes(Path.of(args[2])));
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareServer(Integer.parseInt(args[0]), headers, body),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> {
                    var response = request.response();
                    headers.forEach(header -> response.putHeader(header.getKey(), header.getValue()));
                    response.end(body);
                })
                .listen();
    }
}
