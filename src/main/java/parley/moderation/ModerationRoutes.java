package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.event.DecisionId;
import parley.event.DiscussionState;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Origins;
import parley.web.Problems;
import parley.web.Right;
import parley.web.Routes;

/** What moderators do: decide, take back, mark, say that they look, close discussions. For the newsroom and its keys. */
public final class ModerationRoutes implements Routes {
    private static final int MANY = 256;

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
        router.put("/api/v1/moderation/comments/:id/decision").handler(desk.json(this::decide));
        router.post("/api/v1/moderation/decisions").handler(desk.json(this::decideEach));
        router.post("/api/v1/moderation/decisions/:id/undo").handler(desk.json(this::undo));
        router.put("/api/v1/moderation/comments/:id/claim").handler(desk.json(this::claim));
        router.delete("/api/v1/moderation/comments/:id/claim").handler(desk.json(this::letGo));
        router.put("/api/v1/moderation/discussions/:id").handler(desk.json(this::turn));
        for (var mark : Mark.values()) {
            var path = "/api/v1/moderation/comments/:id/" + mark.label();
            router.put(path).handler(desk.json(call -> mark(call, mark, true)));
            router.delete(path).handler(desk.json(call -> mark(call, mark, false)));
        }
    }

    private Future<Void> decide(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        var id = call.commentId();
        var seen = Etag.seen(call);
        var fields = call.fields();
        var command = DecisionFields.read(call.caller(), id, seen, fields);
        fields.check();
        return bus.ask(command).compose(decided -> answer(call, decided));
    }

    private Future<Void> undo(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        call.noBody();
        var id = DecisionId.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return bus.ask(new UndoDecision(call.caller(), id.value())).compose(decided -> answer(call, decided));
    }

    private Future<Void> mark(Call call, Mark mark, boolean on) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        call.noBody();
        return bus.ask(new MarkComment(call.caller(), call.commentId(), mark, on))
                .compose(decided -> answer(call, decided));
    }

    private Future<Void> claim(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        var id = call.commentId();
        boolean takeOver = false;
        if (call.body().length() > 0) {
            var fields = call.fields();
            takeOver = fields.optionalFlag("takeOver").orElse(false);
            fields.check();
        }
        return bus.ask(new ClaimComment(call.caller(), id, true, takeOver)).compose(claim -> answer(call, claim));
    }

    private Future<Void> letGo(Call call) {
        call.caller().mustSomewhere(Right.DECIDE);
        call.noQuery();
        call.noBody();
        return bus.ask(new ClaimComment(call.caller(), call.commentId(), false, false))
                .compose(claim -> answer(call, claim));
    }

    private Future<Void> turn(Call call) {
        call.caller().mustSomewhere(Right.CLOSE_DISCUSSIONS);
        call.noQuery();
        var id = call.discussionId();
        var fields = call.fields();
        var state =
                fields.choice("state", List.of(DiscussionState.OPEN, DiscussionState.CLOSED), DiscussionState::label);
        fields.check();
        return bus.ask(new TurnDiscussion(call.caller(), id, state))
                .compose(discussion -> call.with("Parley-Seq", Long.toString(discussion.seq()))
                        .answer(200, new JsonObject().put("discussion", ModeratedComment.json(discussion))));
    }

    private static Future<Void> answer(Call call, Optional<Claim> claim) {
        return call.answer(
                200,
                new JsonObject().put("claim", claim.map(ModeratedComment::json).orElse(null)));
    }

    private static Future<Void> answer(Call call, Decided decided) {
        return call.with("Parley-Seq", Long.toString(decided.seq()))
                .with("ETag", Etag.of(decided.comment()))
                .answer(
                        200,
                        new JsonObject()
                                .put("comment", decided.comment().toJson())
                                .put(
                                        "decisionId",
                                        decided.decision().map(UUID::toString).orElse(null)));
    }

    private Future<?> remove(Call call) {
        if (!call.caller().isOfTheHouse()) {
            call.context().next();
            return Future.succeededFuture();
        }
        call.noQuery();
        call.noBody();
        var id = call.commentId();
        var removal = new DecideComment(
                call.caller(),
                id,
                Decision.REMOVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
                .map(each -> DecisionFields.read(call.caller(), id(each), each.optionalText("version"), each))
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
                yield result.put("status", comment.comment().status().label())
                        .put("comment", comment.toJson())
                        .put(
                                "decisionId",
                                accepted.decided()
                                        .decision()
                                        .map(UUID::toString)
                                        .orElse(null));
            }
            case DecideComments.Refused refused -> result.put("problem", Problems.json(refused.refusal()));
        };
    }
}
