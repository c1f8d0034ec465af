package parley.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.moderation.AuthorCard;
import parley.moderation.CountQueues;
import parley.moderation.ListQueue;
import parley.moderation.ModeratedComment;
import parley.moderation.Queue;
import parley.moderation.ShowAuthor;
import parley.moderation.ShowComment;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Texts;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Right;

/** The queues: a list, and beside it the comment that is open. */
final class QueuePageRoutes implements parley.web.Routes {
    private final Desk desk;
    private final Bus bus;
    private final Reception reception;
    private final Templates templates;
    private final Frames frames;
    private final Names names;
    private final Clock clock;

    QueuePageRoutes(Room room) {
        desk = room.desk();
        bus = room.bus();
        reception = room.reception();
        templates = room.templates();
        frames = room.frames();
        names = room.names();
        clock = room.clock();
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/console", desk.any(reception.look((call, staff) -> enter(call))));
        desk.get(router, "/console/queue/:state", desk.any(reception.look(this::show)));
        desk.get(router, "/console/queue/:state/news", desk.any(reception.look(this::news)));
        desk.get(router, "/console/comments/:id", desk.any(reception.look(this::one)));
    }

    private static Future<Void> enter(Call call) {
        return call.seeOther(Look.at(Queue.PENDING, Optional.empty()).address());
    }

    /** Where links from elsewhere lead, which know a comment and no queue. */
    private Future<Void> one(Call call, Caller.Staff staff) {
        return bus.ask(new ShowComment(staff, call.commentId())).compose(shown -> {
            var comment = shown.comment().comment();
            var queue = Queue.of(comment.status().label()).orElse(Queue.PUBLISHED);
            return call.seeOther(
                    Look.at(queue, Optional.empty()).opening(comment.id()).address());
        });
    }

    private Future<Void> show(Call call, Caller.Staff staff) {
        staff.mustSomewhere(Right.READ_QUEUES);
        var look = Look.of(call, frames.site(call, staff, Right.READ_QUEUES));
        return call.header("HX-Target").filter("pane"::equals).isPresent()
                ? pane(call, staff, look)
                : page(call, staff, look);
    }

    private Future<Void> pane(Call call, Caller.Staff staff, Look look) {
        var t = call.texts();
        return sheet(staff, look, t).compose(sheet -> {
            var values = new HashMap<String, Object>(Map.of("t", t, "sheet", sheet, "look", look));
            values.put("token", reception.token(staff));
            values.put("back", look.closed().address());
            return reception.page(call, 200, templates.render("pane", values));
        });
    }

    private Future<Void> page(Call call, Caller.Staff staff, Look look) {
        var t = call.texts();
        var list = bus.ask(
                new ListQueue(staff, look.site(), look.queue(), look.filter(), look.order(), look.after(), Look.PAGE));
        var counts = bus.ask(new CountQueues(staff, look.site()));
        var sheet = sheet(staff, look, t);
        return Future.all(list, counts, sheet)
                .compose(_ -> claimants(list.result().comments(), t))
                .compose(known -> {
                    var page = list.result();
                    var view = new QueueView(
                            look,
                            rows(page.comments(), look, known, staff, t),
                            page.next().map(look::next),
                            Tab.all(t, look, counts.result().of()),
                            counts.result().of().getOrDefault(look.queue(), 0),
                            sheet.result());
                    var frame = frames.frame(call, staff, look.site(), "queues", Tab.name(t, look.queue()))
                            .saying(Aftermath.said(call));
                    return reception.page(call, 200, templates.render("queue", Map.of("frame", frame, "view", view)));
                });
    }

    private Future<Map<String, String>> claimants(List<ModeratedComment> comments, Texts t) {
        var who = comments.stream()
                .flatMap(one -> one.dossier().claim().stream())
                .map(claim -> claim.by())
                .collect(Collectors.toSet());
        return who.isEmpty() ? Future.succeededFuture(Map.of()) : names.of(who, t);
    }

    private List<QueueRow> rows(
            List<ModeratedComment> comments, Look look, Map<String, String> known, Caller.Staff staff, Texts t) {
        var now = clock.instant();
        var rows = new ArrayList<QueueRow>(comments.size());
        for (var one : comments) {
            var by = one.dossier()
                    .claim()
                    .map(claim -> claim.by())
                    .filter(who -> !who.equals(staff.scope()))
                    .map(who -> known.getOrDefault(who, who));
            rows.add(new QueueRow(t, one, look, now, by));
        }
        return List.copyOf(rows);
    }

    /** Empty where nothing is open, or what was open is not there any more. */
    private Future<Optional<Sheet>> sheet(Caller.Staff staff, Look look, Texts t) {
        if (look.open().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        CommentId open = look.open().get();
        return bus.ask(new ShowComment(staff, open))
                .compose(shown -> author(staff, shown)
                        .compose(author -> names.of(who(shown, author), t)
                                .map(known ->
                                        Optional.of(new Sheet(t, shown, author, look, staff, known, clock.instant())))))
                .recover(failure -> failure instanceof Refusal refusal && refusal.kind() == ProblemKind.UNKNOWN_COMMENT
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private Future<AuthorCard> author(Caller.Staff staff, ShowComment.Shown shown) {
        var comment = shown.comment().comment();
        return bus.ask(new ShowAuthor(staff, comment.site(), comment.author().id()));
    }

    private static List<String> who(ShowComment.Shown shown, AuthorCard author) {
        return Stream.concat(
                        shown.decisions().stream().map(ShowComment.Past::by),
                        author.notes().stream().map(AuthorCard.Note::by))
                .toList();
    }

    /** What a page asks for every few seconds: how long the queues are, and whether more waits than it knew of. */
    private Future<Void> news(Call call, Caller.Staff staff) {
        var look = Look.of(call, frames.site(call, staff, Right.READ_QUEUES));
        int known = Optional.ofNullable(call.context().queryParams().get("known"))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        return bus.ask(new CountQueues(staff, look.site())).compose(counts -> {
            int there = counts.of().getOrDefault(look.queue(), 0);
            var values = new HashMap<String, Object>();
            values.put("t", call.texts());
            values.put("tabs", Tab.all(call.texts(), look, counts.of()));
            values.put("look", look);
            values.put("known", Math.min(known, there));
            values.put("more", Math.max(0, there - known));
            return reception.page(call, 200, templates.render("counted", values));
        });
    }
}
