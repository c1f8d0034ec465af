package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.pgclient.PgBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import parley.audit.Audit;
import parley.sites.Sites;
import parley.texts.Language;
import parley.threading.CommentView;

/** A server that says what it is told to: it shows the widget's files and pages, and lets a test play the live side. */
final class CannedParley {

    final HtmlPages pages = new HtmlPages();
    final Queue<JsonObject> subscriptions = new ConcurrentLinkedQueue<>();
    final Queue<JsonObject> posted = new ConcurrentLinkedQueue<>();
    final Queue<String> idempotencyKeys = new ConcurrentLinkedQueue<>();
    final Queue<String> wishes = new ConcurrentLinkedQueue<>();
    volatile DiscussionPage page = Samples.page(Samples.discussion(6, 9), Samples.bridge());
    volatile UnaryOperator<JsonObject> poster = body -> refusal("Say something.");
    volatile List<CommentView> branch = List.of();

    private final Vertx vertx = Vertx.vertx();
    private final Queue<ServerWebSocket> sockets = new ConcurrentLinkedQueue<>();
    private final int port;

    CannedParley() throws Exception {
        var router = Router.router(vertx);
        router.route("/api/*").handler(this::allowAnyOrigin);
        router.get("/host").handler(this::hostPage);
        router.get("/host.css")
                .handler(call ->
                        call.response().putHeader("Content-Type", "text/css").end(HOSTILE));
        router.get("/api/v1/discussions").handler(this::discussions);
        router.get("/api/v1/comments/:id/replies")
                .handler(call -> html(call, pages.replies(Language.ENGLISH, "demo", branch, Optional.empty())));
        router.get("/api/v1/discussions/:id/mine").handler(call -> call.json(NOTHING_MINE));
        router.get("/api/v1/me").handler(call -> call.json(new JsonObject("{\"unread\": 0, \"seq\": 0}")));
        router.post("/api/v1/me/ticket").handler(call -> call.json(new JsonObject("{\"ticket\": \"t\"}")));
        router.post("/api/v1/comments").handler(BodyHandler.create(false)).handler(this::post);
        router.put("/api/v1/comments/:id/vote")
                .handler(BodyHandler.create(false))
                .handler(this::vote);
        new StaticFiles().mount(router);
        var own = new OwnAnswer(desk(), Clock.systemUTC());
        PageSource source = _ -> Future.succeededFuture(page);
        new DemoRoutes(desk(), pages, source, own, Optional.empty()).mount(router);
        new OwnPageRoutes(desk(), pages, source, own).mount(router);
        var options = new HttpServerOptions().addWebSocketSubProtocol("parley.v1");
        port = await(vertx.createHttpServer(options)
                        .requestHandler(router)
                        .webSocketHandler(this::follow)
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    /** Nobody is asked of sites here, so their pool never connects. */
    private Desk desk() {
        var nowhere = PgBuilder.pool()
                .connectingTo("postgresql://127.0.0.1:1/nowhere")
                .using(vertx)
                .build();
        var callers = new Callers(new Tokens("a secret for tests alone, 32 long".getBytes(UTF_8)), Optional.empty());
        return new Desk(
                callers, new Sites(nowhere, new Audit(Clock.systemUTC())), new RateLimits(false, System::nanoTime));
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Another origin for the browser, another site even. */
    String foreignOrigin() {
        return "http://localhost:" + port;
    }

    /** Tells every follower. */
    void tell(JsonObject... events) {
        send(new JsonObject().put("discussion", Samples.DISCUSSION).put("events", new JsonArray(List.of(events))));
    }

    void send(JsonObject frame) {
        sockets.forEach(socket -> socket.writeTextMessage(frame.encode()));
    }

    void hangUp() {
        sockets.forEach(ServerWebSocket::close);
    }

    JsonObject shown(String type, int seq, int count, CommentView comment, JsonObject... ancestors) {
        return new JsonObject()
                .put("seq", seq)
                .put("type", type)
                .put("html", pages.comment(Language.ENGLISH, "demo", comment, Optional.empty()))
                .put("commentCount", count)
                .put("ancestors", new JsonArray(List.of(ancestors)));
    }

    static JsonObject ancestor(String id, int replies, int descendants) {
        return new JsonObject().put("id", id).put("replyCount", replies).put("descendantCount", descendants);
    }

    static JsonObject refusal(String detail) {
        return new JsonObject()
                .put("status", 422)
                .put("type", "/problems/not-accepted")
                .put("title", "That is understood, but not acceptable")
                .put(
                        "errors",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("pointer", "#/author/email")
                                        .put("detail", detail)));
    }

    private void follow(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(_ -> sockets.remove(socket));
        socket.textMessageHandler(text -> {
            var subscribe = new JsonObject(text).getJsonObject("subscribe");
            if (subscribe == null) {
                return;
            }
            subscriptions.add(subscribe);
            socket.writeTextMessage(new JsonObject()
                    .put("discussion", subscribe.getString("discussion"))
                    .put("events", new JsonArray())
                    .encode());
        });
    }

    private void discussions(RoutingContext call) {
        wishes.add(call.request().query());
        html(call, pages.fragment(page));
    }

    private static void html(RoutingContext call, Buffer html) {
        if (!"text/html".equals(call.request().getHeader("Accept"))) {
            call.fail(406);
            return;
        }
        call.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html);
    }

    private void post(RoutingContext call) {
        var body = new JsonObject(call.body().buffer());
        posted.add(body);
        idempotencyKeys.add(call.request().getHeader("Idempotency-Key"));
        var answer = poster.apply(body);
        int status = answer.getInteger("status", 201);
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(answer.toBuffer());
    }

    private void vote(RoutingContext call) {
        int value = new JsonObject(call.body().buffer()).getInteger("value");
        var votes = new JsonObject().put("up", 3 + value).put("down", 1);
        call.json(new JsonObject().put("votes", votes).put("mine", value));
    }

    private void allowAnyOrigin(RoutingContext call) {
        call.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .putHeader("Access-Control-Allow-Headers", "Content-Type, Authorization, Idempotency-Key");
        if (call.request().method().name().equals("OPTIONS")) {
            call.response().setStatusCode(204).end();
        } else {
            call.next();
        }
    }

    private String hostPolicy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + origin(),
                "connect-src " + origin() + " " + origin().replace("http", "ws"),
                "style-src 'self' " + origin(),
                "img-src data:",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    /** A publisher's page: a policy as strict as it gets, and style sheets that mean no good. */
    private void hostPage(RoutingContext call) {
        call.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", hostPolicy())
                .end("""
                        <!doctype html><html lang=en><meta charset=utf-8><title>Host</title>
                        <link rel=icon href="data:,"><link rel=stylesheet href=/host.css>
                        <script type=module src="%1$s/parley.js"></script>
                        <parley-comments site=demo key=/2026/11/bridge title="The bridge"><a href="%1$s/demo/x">Comments</a></parley-comments>
                        """.formatted(origin()));
    }

    private static final JsonObject NOTHING_MINE = new JsonObject("""
            {"votes": {}, "reactions": {}, "comments": [], "follows": false, "muted": []}""");

    private static final String HOSTILE = """
            html { font-size: 62.5% }
            button { all: unset !important; color: red !important; font-size: 40px !important }
            article { border: 9px dotted red } h2 { display: none !important } ol { list-style: hebrew }
            """;

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        await(vertx.close());
    }
}
