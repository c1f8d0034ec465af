package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Origins;
import parley.web.Problems;
import parley.web.Right;
import parley.web.Routes;

/** The API of moderation: what waits, and what becomes of it. For the newsroom and its keys. */
public final class ModerationRoutes implements Routes {
    private static final int USUAL = 20;
    private static final int MOST = 500;
    private static final int MANY = 256;
    private static final int REASON = 64;
    private static final int NOTE = 1_000;

    private final Desk desk;
    private final Bus bus;
    private final Origins origins;

    public ModerationRoutes(Desk desk, Bus bus, Origins origins) {
        this.desk = desk;
        this.bus = bus;
        this.origins = origins;
    }

    /** Mount it before posting: who removes a comment with an API key decides on it, authors take theirs back. */
    @Override
    public void mount(Router router) {
        router.delete("/api/v1/comments/:id").handler(desk.any(this::remove));
        router.get("/api/v1/moderation/comments").handler(desk.json(this::list));
        router.put("/api/v1/moderation/comments/:id/decision").handler(desk.json(this::decide));
        router.post("/api/v1/moderation/decisions").handler(desk.json(this::decideEach));
        for (var mark : Mark.values()) {
            var path = "/api/v1/moderation/comments/:id/" + mark.label();
            router.put(path).handler(desk.json(call -> mark(call, mark, true)));
            router.delete(path).handler(desk.json(call -> mark(call, mark, false)));
        }
    }

    private Future<Void> list(Call call) {
        call.caller().mustSomewhere(Right.READ_QUEUES);
        var query = call.query();
        var site = query.optionalText("site");
        var queue = query.choice("state", List.of(Queue.values()), ModerationRoutes::label)
                .orElse(Queue.PENDING);
        var after = query.optionalText("after");
        int limit = query.whole("limit", 1, MOST).orElse(USUAL);
        query.check();
        var siteKey = site.map(call::site).map(found -> found.key());
        return bus.ask(new ListQueue(call.caller(), siteKey, queue, after, limit))
                .compose(page -> call.answer(200, json(page)));
    }

    private Future<Void> decide(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        var id = call.commentId();
        var fields = call.fields();
        var command = command(call, id, fields);
        fields.check();
        return bus.ask(command).compose(decided -> answer(call, decided));
    }

    private Future<Void> mark(Call call, Mark mark, boolean on) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        call.noBody();
        return bus.ask(new MarkComment(call.caller(), call.commentId(), mark, on))
                .compose(decided -> answer(call, decided));
    }

    private static Future<Void> answer(Call call, Decided decided) {
        return call.with("Parley-Seq", Long.toString(decided.seq()))
                .answer(200, new JsonObject().put("comment", decided.comment().toJson()));
    }

    private Future<?> remove(Call call) {
        if (!call.caller().isOfTheHouse()) {
            call.context().next();
            return Future.succeededFuture();
        }
        call.noQuery();
        call.noBody();
        var id = call.commentId();
        var removal = new DecideComment(call.caller(), id, Decision.REMOVE, Optional.empty(), Optional.empty());
        return origins.check(call, id)
                .compose(_ -> bus.ask(removal))
                .compose(decided ->
                        call.with("Parley-Seq", Long.toString(decided.seq())).noContent());
    }

    private Future<Void> decideEach(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        var fields = call.fields();
        var decisions = fields.objects("decisions").stream()
                .map(each -> command(call, id(each), each))
                .toList();
        if (decisions.isEmpty() || decisions.size() > MANY) {
            fields.mistake("decisions", "must be 1 to " + MANY);
        }
        fields.check();
        return bus.ask(new DecideComments(decisions)).compose(outcomes -> call.answer(200, json(outcomes)));
    }

    private static CommentId id(Fields fields) {
        var id = CommentId.parse(fields.text("id"));
        if (id.isEmpty()) {
            fields.mistake("id", "is not a comment's id");
        }
        return id.orElseGet(() -> new CommentId(new UUID(0, 0)));
    }

    private static DecideComment command(Call call, CommentId id, Fields fields) {
        var decision = fields.choice("decision", List.of(Decision.values()), Decision::label);
        return new DecideComment(
                call.caller(), id, decision, limited(fields, "reason", REASON), limited(fields, "note", NOTE));
    }

    private static Optional<String> limited(Fields fields, String name, int most) {
        var text = fields.optionalText(name);
        if (text.filter(given -> given.length() > most).isPresent()) {
            fields.mistake(name, "has at most " + most + " characters");
        }
        return text;
    }

    private static JsonObject json(ListQueue.Page page) {
        var comments = new JsonArray();
        page.comments().forEach(comment -> comments.add(comment.toJson()));
        return new JsonObject()
                .put("comments", comments)
                .put("next", page.next().orElse(null));
    }

    private static JsonObject json(DecideComments.Outcomes outcomes) {
        var results = new JsonArray();
        outcomes.each().forEach(outcome -> results.add(json(outcome)));
        return new JsonObject().put("results", results);
    }

    private static JsonObject json(DecideComments.Outcome outcome) {
        var result = new JsonObject().put("id", outcome.comment().toString());
        return switch (outcome) {
            case DecideComments.Accepted accepted -> {
                var comment = accepted.decided().comment();
                yield result.put("status", comment.comment().status().label()).put("comment", comment.toJson());
            }
            case DecideComments.Refused refused -> result.put("problem", Problems.json(refused.refusal()));
        };
    }

    private static String label(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT);
    }
}
