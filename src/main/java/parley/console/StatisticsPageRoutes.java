package parley.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import parley.bus.Bus;
import parley.moderation.ReadStatistics;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Right;

/** How the newsroom does, in numbers; the pictures are drawn here, and the numbers stand beside them. */
final class StatisticsPageRoutes implements parley.web.Routes {
    private static final List<Integer> SPANS = List.of(7, 30, 90);

    private final Desk desk;
    private final Bus bus;
    private final Reception reception;
    private final Templates templates;
    private final Frames frames;

    StatisticsPageRoutes(Room room) {
        desk = room.desk();
        bus = room.bus();
        reception = room.reception();
        templates = room.templates();
        frames = room.frames();
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/console/statistics", desk.any(reception.look(this::show)));
    }

    private Future<Void> show(Call call, Caller.Staff staff) {
        staff.mustSomewhere(Right.READ_QUEUES);
        var site = frames.site(call, staff, Right.READ_QUEUES);
        int days = SPANS.stream()
                .filter(span ->
                        String.valueOf(span).equals(call.context().queryParams().get("days")))
                .findFirst()
                .orElse(SPANS.getFirst());
        return bus.ask(new ReadStatistics(staff, site, days)).compose(statistics -> {
            var title = call.texts().get("console.area.statistics");
            var frame = frames.frame(call, staff, site, "statistics", title);
            var view = new StatisticsView(call.texts(), statistics, days, SPANS);
            return reception.page(call, 200, templates.render("statistics", Map.of("frame", frame, "view", view)));
        });
    }
}
