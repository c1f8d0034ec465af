package parley.console;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.event.DiscussionState;
import parley.moderation.ClaimComment;
import parley.moderation.CountQueues;
import parley.moderation.DecideComment;
import parley.moderation.DecideComments;
import parley.moderation.Decision;
import parley.moderation.Mark;
import parley.moderation.MarkComment;
import parley.moderation.Queue;
import parley.moderation.ShowComment;
import parley.moderation.TurnDiscussion;
import parley.moderation.UndoDecision;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Typed;
import parley.threading.Comment;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;

/** What the console's forms send. Each does what the API does, by the same commands, and comes back to where it was. */
final class DecisionFormRoutes implements parley.web.Routes {
    private static final int REASON = 64;
    private static final int NOTE = 1_000;

    /** A way back that is a page of a queue. */
    private static final Pattern BACK = Pattern.compile("/console/queue/[a-z]+(?:\\?[A-Za-z0-9_.=&%+*-]*)?");

    private final Desk desk;
    private final Bus bus;
    private final Reception reception;
    private final Templates templates;
    private final Names names;

    DecisionFormRoutes(Room room) {
        desk = room.desk();
        bus = room.bus();
        reception = room.reception();
        templates = room.templates();
        names = room.names();
    }

    @Override
    public void mount(Router router) {
        router.post("/console/decisions").handler(desk.any(reception.act(this::decide)));
        router.post("/console/undo").handler(desk.any(reception.act(this::undo)));
        router.post("/console/marks/:id").handler(desk.any(reception.act(this::mark)));
        router.post("/console/discussions/:id").handler(desk.any(reception.act(this::turn)));
        router.post("/console/claims/:id").handler(desk.any(reception.act(this::claim)));
    }

    private Future<Void> decide(Call call, Caller.Staff staff) {
        var form = call.form();
        var decision = Decision.of(field(form, "decision").orElse(""))
                .filter(one -> one != Decision.UNDO)
                .orElseThrow(() -> Refusal.of(ProblemKind.MALFORMED_REQUEST));
        var commands = new ArrayList<DecideComment>();
        for (var key : form.getAll("comment")) {
            commands.add(command(staff, form, decision, key));
        }
        if (commands.isEmpty()) {
            throw Refusal.of(ProblemKind.NOT_ACCEPTED, call.texts().get("console.nothingSelected"));
        }
        return bus.ask(new DecideComments(commands)).compose(outcomes -> answer(call, staff, decision, outcomes));
    }

    private static DecideComment command(Caller.Staff staff, MultiMap form, Decision decision, String key) {
        var parts = key.split(":", 2);
        var id = CommentId.parse(parts[0]).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
        return new DecideComment(
                staff,
                id,
                decision,
                field(form, "reason").map(text -> cut(text, REASON)),
                field(form, "note").map(text -> cut(text, NOTE)),
                parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(),
                decision == Decision.REDACT ? Optional.of(redacted(form)) : Optional.empty());
    }

    private static Comment.Body redacted(MultiMap form) {
        var typed = Typed.of(field(form, "text").orElse(""));
        if (typed.text().isBlank() || typed.rendered().tooLong()) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/text", "There is nothing to read in this comment.");
        }
        return new Comment.Body(typed.text(), typed.rendered().html());
    }

    /** The fields say how much they take; a browser that does not listen loses the rest. */
    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private Future<Void> answer(Call call, Caller.Staff staff, Decision decision, DecideComments.Outcomes outcomes) {
        var done = new ArrayList<CommentId>();
        var undo = new ArrayList<UUID>();
        Optional<ProblemKind> refused = Optional.empty();
        for (var outcome : outcomes.each()) {
            switch (outcome) {
                case DecideComments.Accepted accepted -> {
                    done.add(accepted.comment());
                    accepted.decided().made().ifPresent(made -> undo.add(made.id()));
                }
                case DecideComments.Refused no ->
                    refused = refused.or(() -> Optional.of(no.refusal().kind()));
            }
        }
        var aftermath = new Aftermath(decision.label(), done.size(), undo, refused);
        return Reception.isPartial(call)
                ? gone(call, staff, aftermath, done, decision)
                : call.seeOther(aftermath.on(back(call)));
    }

    /** Only what changes on the page: lines that leave the list, what is said, and the counts. */
    private Future<Void> gone(
            Call call, Caller.Staff staff, Aftermath aftermath, List<CommentId> done, Decision decision) {
        var back = back(call);
        var queue = Queue.of(back.replaceFirst(Look.ROOT, "").replaceFirst("\\?.*", ""))
                .orElse(Queue.PENDING);
        var site = Optional.ofNullable(call.form().get("site"))
                .filter(key -> !key.isEmpty())
                .map(key -> call.site(key).key());
        return bus.ask(new CountQueues(staff, site)).compose(counts -> {
            int left = counts.of().getOrDefault(queue, 0);
            var t = call.texts();
            var said = aftermath.notice(t);
            var notice = new Notice(said.text() + " " + t.counted("console.left", left), said.wrong(), said.undo());
            var values = new HashMap<String, Object>();
            values.put("t", t);
            values.put("notice", notice);
            values.put("token", reception.token(staff));
            values.put("back", back);
            values.put("tabs", Tab.all(t, Look.at(queue, site), counts.of()));
            values.put("look", Look.at(queue, site));
            values.put("known", left);
            values.put("gone", decision == Decision.REDACT ? List.of() : done);
            return reception.page(call, 200, templates.render("decided", values));
        });
    }

    private Future<Void> undo(Call call, Caller.Staff staff) {
        var ids = Aftermath.undo(field(call.form(), "undo").orElse(""));
        var first = new ArrayList<ProblemKind>();
        var all = ids.stream()
                .map(id -> bus.ask(new UndoDecision(staff, id)).map(true).recover(failure -> noted(failure, first)))
                .toList();
        return Future.all(all).compose(_ -> {
            int done = (int) all.stream().filter(one -> one.result()).count();
            var aftermath =
                    new Aftermath("undo", done, List.of(), first.stream().findFirst());
            return call.seeOther(aftermath.on(back(call)));
        });
    }

    private static Future<Boolean> noted(Throwable failure, List<ProblemKind> said) {
        if (failure instanceof Refusal refusal) {
            said.add(refusal.kind());
            return Future.succeededFuture(false);
        }
        return Future.failedFuture(failure);
    }

    private Future<Void> mark(Call call, Caller.Staff staff) {
        var form = call.form();
        var mark = List.of(Mark.values()).stream()
                .filter(one -> field(form, "mark").filter(one.label()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.of(ProblemKind.MALFORMED_REQUEST));
        boolean on = field(form, "on").filter("true"::equals).isPresent();
        return bus.ask(new MarkComment(staff, call.commentId(), mark, on)).compose(_ -> call.seeOther(back(call)));
    }

    private Future<Void> turn(Call call, Caller.Staff staff) {
        boolean open = field(call.form(), "state").filter("open"::equals).isPresent();
        var state = open ? DiscussionState.OPEN : DiscussionState.CLOSED;
        return bus.ask(new TurnDiscussion(staff, call.discussionId(), state, Optional.empty()))
                .compose(_ -> call.seeOther(back(call)));
    }

    /** Says who looks, as soon as somebody else does; the comment stays theirs to decide on all the same. */
    private Future<Void> claim(Call call, Caller.Staff staff) {
        boolean takeOver = field(call.form(), "takeOver").isPresent();
        return bus.ask(new ClaimComment(staff, call.commentId(), true, takeOver))
                .map(_ -> "")
                .recover(failure -> failure instanceof Refusal refusal && refusal.kind() == ProblemKind.CONFLICT
                        ? claimant(call, staff)
                        : Future.failedFuture(failure))
                .compose(by -> names.of(List.of(by), call.texts()).map(known -> known.getOrDefault(by, by)))
                .compose(name -> reception.page(
                        call, 200, templates.render("claimed", Map.of("t", call.texts(), "name", name))));
    }

    private Future<String> claimant(Call call, Caller.Staff staff) {
        return bus.ask(new ShowComment(staff, call.commentId()))
                .map(shown -> shown.comment()
                        .dossier()
                        .claim()
                        .map(claim -> claim.by())
                        .orElse(""));
    }

    static String back(Call call) {
        return field(call.form(), "back")
                .filter(address -> BACK.matcher(address).matches())
                .orElse(Look.ROOT + "pending");
    }

    private static Optional<String> field(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
