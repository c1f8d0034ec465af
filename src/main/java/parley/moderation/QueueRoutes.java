package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Right;
import parley.web.Routes;
import parley.web.Tokens;

/** What moderators read: queues, how long they are, and one comment with all that is known of it. */
public final class QueueRoutes implements Routes {
    private static final int USUAL = 20;
    private static final int MOST = 500;
    private static final Duration TICKET = Duration.ofSeconds(60);

    private final Desk desk;
    private final Bus bus;
    private final Tokens tokens;
    private final Clock clock;

    public QueueRoutes(Desk desk, Bus bus, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.bus = bus;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/moderation/comments").handler(desk.json(this::list));
        router.get("/api/v1/moderation/comments/:id").handler(desk.json(this::show));
        router.get("/api/v1/moderation/counts").handler(desk.json(this::count));
        router.post("/api/v1/moderation/ticket").handler(desk.json(this::ticket));
    }

    private Future<Void> list(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        var query = call.query();
        var site = query.optionalText("site");
        var queue = query.choice("state", List.of(Queue.values()), Queue::label).orElse(Queue.PENDING);
        var filter = FilterQuery.read(query);
        var order = query.choice("sort", List.of(Order.values()), Order::label);
        if (order.filter(Order.REPORTED::equals).isPresent() && queue != Queue.REPORTED) {
            query.mistake("sort", "reported is for state=reported alone");
        }
        var after = query.optionalText("after");
        int limit = query.whole("limit", 1, MOST).orElse(USUAL);
        query.check();
        return bus.ask(new ListQueue(call.caller(), key(call, site), queue, filter, order, after, limit))
                .compose(page -> call.answer(200, json(page)));
    }

    private Future<Void> show(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        call.noQuery();
        return bus.ask(new ShowComment(call.caller(), call.commentId()))
                .compose(shown -> call.with("ETag", Etag.of(shown.comment())).answer(200, json(shown)));
    }

    private Future<Void> count(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        var query = call.query();
        var site = query.optionalText("site");
        query.check();
        return bus.ask(new CountQueues(call.caller(), key(call, site)))
                .compose(counts -> call.answer(
                        200, new JsonObject().put("counts", json(counts)).put("capped", CountQueues.Counts.CAP)));
    }

    /**
     * For one site, or for all where the caller may look at all of them. A socket cannot send headers, and what it does send may be logged: so what it shows is soon worth
     * nothing.
     */
    private Future<Void> ticket(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        var query = call.query();
        var site = query.optionalText("site");
        query.check();
        call.noBody();
        var key = key(call, site);
        key.ifPresentOrElse(
                one -> call.caller().must(Right.READ_QUEUES, one),
                () -> call.caller().must(Right.READ_QUEUES));
        var until = clock.instant().plus(TICKET);
        return call.answer(
                200, new JsonObject().put("ticket", tokens.newsroom(key, until)).put("expiresIn", TICKET.toSeconds()));
    }

    private static Optional<SiteKey> key(Call call, Optional<String> site) {
        return site.map(call::site).map(found -> found.key());
    }

    static JsonObject json(CountQueues.Counts counts) {
        var json = new JsonObject();
        counts.of().forEach((queue, n) -> json.put(queue.label(), n));
        return json;
    }

    private static JsonObject json(ListQueue.Page page) {
        return new JsonObject()
                .put("comments", list(page.comments()))
                .put("next", page.next().orElse(null));
    }

    private static JsonArray list(List<ModeratedComment> comments) {
        var list = new JsonArray();
        comments.forEach(comment -> list.add(comment.toJson()));
        return list;
    }

    private static JsonObject json(ShowComment.Shown shown) {
        var decisions = new JsonArray();
        shown.decisions().forEach(past -> decisions.add(json(past)));
        var comment = shown.comment()
                .toJson()
                .put("decisions", decisions)
                .put("original", shown.original().orElse(null));
        return new JsonObject().put("comment", comment).put("thread", list(shown.above()));
    }

    private static JsonObject json(ShowComment.Past past) {
        return new JsonObject()
                .put("id", past.id().toString())
                .put("decision", past.decision())
                .put("reason", past.reason().orElse(null))
                .put("note", past.note().orElse(null))
                .put("by", past.by())
                .put("at", past.at().toString())
                .put("undone", past.undone());
    }
}
