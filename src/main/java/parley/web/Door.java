package parley.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** The public HTTP server, once for each event loop. */
public final class Door extends VerticleBase {
    private static final String LIVE = "parley.v1";

    private final Entrance entrance;
    private final SlowHeads slowHeads;
    private @Nullable HttpServer server;

    public Door(Entrance entrance) {
        this.entrance = entrance;
        this.slowHeads = new SlowHeads(entrance.limits());
    }

    /** A door that stands open: to be undeployed by its id. */
    public record Open(String id, int port) {}

    /** Opens so many doors on one port, and tells which it is. */
    public static Future<Open> open(Vertx vertx, Entrance entrance, int instances) {
        var doors = new CopyOnWriteArrayList<Door>();
        return vertx.deployVerticle(
                        () -> {
                            var door = new Door(entrance);
                            doors.add(door);
                            return door;
                        },
                        new DeploymentOptions().setInstances(instances))
                .map(id -> new Open(id, doors.getFirst().port()));
    }

    @Override
    public Future<?> start() {
        var router = router();
        slowHeads.watch(vertx);
        server = vertx.createHttpServer(options(entrance))
                .connectionHandler(slowHeads::connected)
                .invalidRequestHandler(Door::refuseInvalid)
                .requestHandler(router);
        return server.listen();
    }

    @Override
    public Future<?> stop() {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(entrance.limits().farewell().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException before the start */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return server.actualPort();
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().handler(slowHeads);
        router.route().handler(new RequestTimes(entrance.meters()));
        router.route().handler(new SafetyHeaders());
        router.route("/api/v1/*").handler(new Cors(entrance.sites()));
        router.route().handler(new Bodies(entrance.limits()));
        entrance.rooms().forEach(room -> room.mount(router));
        var nowhere = new Nowhere(router);
        router.route().handler(nowhere);
        router.route().failureHandler(Problems::failed);
        List.of(400, 404, 405, 406, 415, 500)
                .forEach(status -> router.errorHandler(status, context -> Problems.failed(context, status)));
        return router;
    }

    /**
     * Each option closes a hole: with upgrades to HTTP/2 a connection is only seen after its first request; with
     * per-message-deflate WebSocket frames may set reserved bits, and inflate.
     */
    private static HttpServerOptions options(Entrance entrance) {
        var limits = entrance.limits();
        var options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(limits.frameBytes())
                .setMaxWebSocketMessageSize(limits.messageBytes())
                .addWebSocketSubProtocol(LIVE)
                .setMaxHeaderSize(limits.headBytes())
                .setMaxInitialLineLength(limits.headBytes());
        options.setHost(entrance.host())
                // a negative port is a free one that all instances share
                .setPort(entrance.port() == 0 ? -1 : entrance.port())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) limits.idle().toMillis());
        return options;
    }

    /** What is not HTTP, or too long to be read. */
    private static void refuseInvalid(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        Problems.write(
                        request.response(),
                        Refusal.of(ProblemKind.MALFORMED_REQUEST, "The request's head is broken or too long."))
                .onComplete(said -> request.connection().close());
    }
}
