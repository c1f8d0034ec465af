package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import parley.bus.Bus;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Right;
import parley.web.Routes;

/** How the newsroom keeps up, in numbers. */
public final class StatisticsRoutes implements Routes {
    private static final int USUAL = 14;
    private static final int MOST = 90;

    private final Desk desk;
    private final Bus bus;

    public StatisticsRoutes(Desk desk, Bus bus) {
        this.desk = desk;
        this.bus = bus;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/moderation/statistics").handler(desk.json(this::read));
    }

    private Future<Void> read(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        var query = call.query();
        var site = query.optionalText("site");
        int days = query.whole("days", 1, MOST).orElse(USUAL);
        query.check();
        var key = site.map(call::site).map(found -> found.key());
        return bus.ask(new ReadStatistics(call.caller(), key, days))
                .compose(statistics -> call.answer(200, json(statistics)));
    }

    private static JsonObject json(ReadStatistics.Statistics statistics) {
        var days = new JsonArray();
        statistics
                .days()
                .forEach(day -> days.add(new JsonObject()
                        .put("day", day.day().toString())
                        .put("arrivals", day.arrivals())
                        .put("decisions", day.decisions())
                        .put("reversals", day.reversals())));
        var queues = new JsonObject();
        statistics
                .queues()
                .forEach((queue, waits) -> queues.put(
                        queue.label(),
                        new JsonObject()
                                .put("decisions", waits.decisions())
                                .put("p50", waits.p50())
                                .put("p95", waits.p95())));
        return new JsonObject().put("days", days).put("queues", queues);
    }
}
