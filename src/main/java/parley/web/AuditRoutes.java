package parley.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import parley.audit.AuditReader;
import parley.audit.Line;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;

/** Who decided what: page by page, newest first; and all of it, oldest first, to be kept and verified elsewhere. */
public final class AuditRoutes implements Routes {
    private static final int USUAL = 20;
    private static final int MOST = 500;

    private final Desk desk;
    private final AuditReader reader;

    public AuditRoutes(Desk desk, AuditReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/audit", desk.json(this::page));
        router.get("/api/v1/audit/export").handler(desk.any(this::export));
    }

    private Future<Void> page(Call call) {
        var query = call.query();
        var site = query.optionalText("site");
        var after = query.optionalText("after");
        int limit = query.whole("limit", 1, MOST).orElse(USUAL);
        query.check();
        var key = site.map(call::site).map(Site::key);
        key.ifPresentOrElse(
                one -> call.caller().must(Right.READ_AUDIT, one),
                () -> call.caller().must(Right.READ_AUDIT));
        long before = after.map(AuditRoutes::position).orElse(Long.MAX_VALUE);
        return reader.before(before, limit + 1, key).compose(lines -> call.answer(200, json(lines, limit)));
    }

    private Future<Void> export(Call call) {
        call.caller().must(Right.READ_AUDIT);
        call.noQuery();
        return new AuditExport(reader, call.context().response()).run();
    }

    /** @throws Refusal BAD_CURSOR */
    private static long position(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Refusal.of(ProblemKind.BAD_CURSOR);
        }
        return Long.parseLong(cursor);
    }

    /** @param lines one more than the limit where there are more */
    private static JsonObject json(List<Line> lines, int limit) {
        var shown = lines.subList(0, Math.min(limit, lines.size()));
        var next = lines.size() > limit
                ? Optional.of(Long.toString(shown.getLast().position()))
                : Optional.<String>empty();
        var array = new JsonArray();
        shown.forEach(line -> array.add(line.toJson()));
        return new JsonObject().put("lines", array).put("next", next.orElse(null));
    }
}
