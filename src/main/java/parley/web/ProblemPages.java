package parley.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** {@code /problems/{slug}}: what a problem's {@code type} resolves to, for people. */
public final class ProblemPages implements Routes {
    private final Desk desk;

    public ProblemPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/problems/:slug", desk.any(this::page));
    }

    private Future<?> page(Call call) {
        var kind = ProblemKind.of(call.path("slug")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return call.with("Cache-Control", "public, max-age=3600")
                .answer(200, "text/html; charset=utf-8", Buffer.buffer(html(kind)));
    }

    /** The catalogue is ours, and plain text: nothing in it needs escaping. */
    private static String html(ProblemKind kind) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>HTTP status %3$d, problem type <code>/problems/%4$s</code>.</p>
                </html>
                """.formatted(kind.title(), kind.advice(), kind.status(), kind.slug());
    }
}
