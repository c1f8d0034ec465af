package parley.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For operators, on a port of its own that the public never sees: metrics and health. */
public final class ManagementDoor extends VerticleBase {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final String host;
    private final int port;
    private final PrometheusMeterRegistry meters;
    private final Readiness readiness;
    private final List<Routes> rooms;
    private @Nullable HttpServer server;

    /**
     * @param port 0 takes a free one
     * @param rooms what else operators may look at
     */
    public ManagementDoor(
            String host, int port, PrometheusMeterRegistry meters, Readiness readiness, List<Routes> rooms) {
        this.host = host;
        this.port = port;
        this.meters = meters;
        this.readiness = readiness;
        this.rooms = List.copyOf(rooms);
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.route().handler(new SafetyHeaders());
        router.get("/metrics").handler(this::metrics);
        router.get("/health/live").handler(context -> up(context));
        router.get("/health/ready").handler(this::ready);
        rooms.forEach(room -> room.mount(router));
        router.route().handler(new Nowhere(router));
        List.of(400, 404, 405, 500)
                .forEach(status -> router.errorHandler(status, context -> Problems.failed(context, status)));
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setIdleTimeout(60))
                .requestHandler(router);
        return server.listen(port, host);
    }

    /** @throws IllegalStateException before the start */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return server.actualPort();
    }

    /** Collecting may take a while where there are many series, so not on the event loop. */
    private void metrics(RoutingContext context) {
        vertx.executeBlocking(meters::scrape)
                .onSuccess(text ->
                        context.response().putHeader("Content-Type", PROMETHEUS).end(text))
                .onFailure(context::fail);
    }

    private void ready(RoutingContext context) {
        readiness.check().onSuccess(fine -> up(context)).onFailure(failure -> Problems.answer(context, failure));
    }

    private static Future<Void> up(RoutingContext context) {
        return context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(UP);
    }

    private static final Buffer UP = new JsonObject().put("status", "up").toBuffer();
}
