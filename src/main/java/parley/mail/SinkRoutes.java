package parley.mail;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Routes;

/** The sink, for whoever tries Parley out; on the management port, because letters are nobody else's business. */
public final class SinkRoutes implements Routes {
    private static final String PAGE =
            "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A letter has styles of its own, and nothing else: no script, no picture, nothing fetched. */
    private static final String LETTER = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Desk desk;
    private final Sink sink;
    private final Templates templates = new Templates();

    public SinkRoutes(Desk desk, Sink sink) {
        this.desk = desk;
        this.sink = sink;
    }

    @Override
    public void mount(Router router) {
        router.get("/mail").handler(desk.any(this::list));
        router.get("/mail/:id").handler(desk.any(this::one));
        router.get("/mail/:id/html").handler(desk.any(this::html));
    }

    private Future<Void> list(Call call) {
        return answer(call, PAGE, templates.sink(sink.letters()));
    }

    private Future<Void> one(Call call) {
        return answer(call, PAGE, templates.kept(kept(call)));
    }

    /** Shown in a frame; a link in it opens beside it. */
    private Future<Void> html(Call call) {
        var html = kept(call).letter().html().replaceFirst("<head>", "<head><base target=\"_blank\">");
        return answer(call, LETTER, Buffer.buffer(html.getBytes(StandardCharsets.UTF_8)));
    }

    private Sink.Kept kept(Call call) {
        return sink.find(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
    }

    private static Future<Void> answer(Call call, String policy, Buffer html) {
        return call.with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "no-referrer")
                .answer(200, "text/html; charset=utf-8", html);
    }
}
