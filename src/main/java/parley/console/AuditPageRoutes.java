package parley.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.audit.AuditReader;
import parley.audit.Line;
import parley.event.SiteKey;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Right;

/** Who decided what: the newest lines first. */
final class AuditPageRoutes implements parley.web.Routes {
    private static final int PAGE = 50;

    private final Desk desk;
    private final AuditReader audit;
    private final Reception reception;
    private final Templates templates;
    private final Frames frames;
    private final Names names;

    AuditPageRoutes(Room room) {
        desk = room.desk();
        audit = room.audit();
        reception = room.reception();
        templates = room.templates();
        frames = room.frames();
        names = room.names();
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/console/audit", desk.any(reception.look(this::show)));
    }

    private Future<Void> show(Call call, Caller.Staff staff) {
        var site = frames.site(call, staff, Right.READ_AUDIT);
        if (site.isEmpty()) {
            staff.must(Right.READ_AUDIT);
        }
        long before = Optional.ofNullable(call.context().queryParams().get("after"))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        return audit.before(before, PAGE + 1, site)
                .compose(lines -> names.of(lines.stream().map(Line::who).toList(), call.texts())
                        .compose(known -> show(call, staff, site, lines, known)));
    }

    private Future<Void> show(
            Call call, Caller.Staff staff, Optional<SiteKey> site, List<Line> lines, Map<String, String> known) {
        var shown = lines.subList(0, Math.min(PAGE, lines.size()));
        var frame = frames.frame(call, staff, site, "audit", call.texts().get("console.area.audit"));
        Optional<String> next = lines.size() > PAGE
                ? Optional.of("/console/audit?after=" + shown.getLast().position()
                        + site.map(key -> "&site=" + key.value()).orElse(""))
                : Optional.empty();
        return reception.page(
                call,
                200,
                templates.render("audit", Map.of("frame", frame, "lines", shown, "names", known, "next", next)));
    }
}
