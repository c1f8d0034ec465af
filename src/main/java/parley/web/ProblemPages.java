package parley.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** {@code /problems/{slug}}: what a problem's {@code type} resolves to, for people. */
public final class ProblemPages implements Routes {
    private final Desk desk;
    private final HtmlPages pages = new HtmlPages();

    public ProblemPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/problems/:slug", desk.any(this::page));
    }

    private Future<?> page(Call call) {
        var kind = ProblemKind.of(call.path("slug")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        PageHeaders.put(call.context().response()).putHeader("Vary", "Accept-Language");
        return call.with("Cache-Control", "public, max-age=3600")
                .answer(200, "text/html; charset=utf-8", pages.problem(kind, call.language()));
    }
}
