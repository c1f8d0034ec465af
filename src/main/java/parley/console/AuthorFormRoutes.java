package parley.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Optional;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.moderation.ChangeAuthor;
import parley.moderation.NoteAuthor;
import parley.moderation.RemoveAll;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Routes;

/** What the forms of an author's card send. */
final class AuthorFormRoutes implements Routes {
    private static final String LIFT = "lift-";

    private final Desk desk;
    private final Bus bus;
    private final Reception reception;
    private final Clock clock;

    AuthorFormRoutes(Room room) {
        desk = room.desk();
        bus = room.bus();
        reception = room.reception();
        clock = room.clock();
    }

    @Override
    public void mount(Router router) {
        router.post("/console/authors/standing").handler(desk.any(reception.act(this::judge)));
        router.post("/console/authors/notes").handler(desk.any(reception.act(this::note)));
        router.post("/console/authors/removals").handler(desk.any(reception.act(this::removeAll)));
    }

    private Future<Void> judge(Call call, Caller.Staff staff) {
        var deed = field(call, "measure");
        boolean lifts = deed.startsWith(LIFT);
        var measure = Measure.of(lifts ? deed.substring(LIFT.length()) : deed)
                .orElseThrow(() -> Refusal.of(ProblemKind.MALFORMED_REQUEST));
        var change = measure.change(!lifts, clock.instant());
        return bus.ask(new ChangeAuthor(staff, site(call), field(call, "author"), change, Optional.empty()))
                .compose(_ -> call.seeOther(DecisionFormRoutes.back(call)));
    }

    private Future<Void> note(Call call, Caller.Staff staff) {
        var text = field(call, "text").strip();
        if (text.isEmpty() || text.length() > NoteAuthor.LONGEST) {
            return call.seeOther(DecisionFormRoutes.back(call));
        }
        return bus.ask(new NoteAuthor(staff, site(call), field(call, "author"), text))
                .compose(_ -> call.seeOther(DecisionFormRoutes.back(call)));
    }

    private Future<Void> removeAll(Call call, Caller.Staff staff) {
        return bus.ask(new RemoveAll(staff, site(call), field(call, "author"), Optional.empty()))
                .compose(_ -> call.seeOther(DecisionFormRoutes.back(call)));
    }

    private static SiteKey site(Call call) {
        return call.site(field(call, "site")).key();
    }

    private static String field(Call call, String name) {
        return Optional.ofNullable(call.form().get(name)).orElse("");
    }
}
