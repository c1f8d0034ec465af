package parley.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.bus.Bus;
import parley.event.Ids;
import parley.event.StaffId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Language;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Reach;
import parley.web.Right;
import parley.web.Role;
import parley.web.Routes;

/** The newsroom's people, and one's own sessions, by the API. */
final class StaffRoutes implements Routes {
    private final Desk desk;
    private final Needs needs;
    private final Bus bus;

    StaffRoutes(Desk desk, Needs needs) {
        this.desk = desk;
        this.needs = needs;
        bus = needs.bus();
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/staff", desk.json(this::list));
        router.post("/api/v1/staff").handler(desk.json(this::invite));
        router.patch("/api/v1/staff/:id").handler(desk.json(this::change));
        desk.get(router, "/api/v1/sessions", desk.json(this::sessions));
        router.delete("/api/v1/sessions/:id").handler(desk.any(this::end));
    }

    private Future<Void> list(Call call) {
        call.caller().must(Right.MANAGE_STAFF);
        call.noQuery();
        return Staff.all(needs.pool()).compose(all -> {
            var list = new JsonArray();
            all.forEach(member -> list.add(member.toJson()));
            return call.answer(200, new JsonObject().put("staff", list));
        });
    }

    private Future<Void> invite(Call call) {
        call.caller().must(Right.MANAGE_STAFF);
        call.noQuery();
        var fields = call.fields();
        var mail = fields.text("mail");
        var role = fields.choice("role", List.of(Role.values()), Role::label);
        var reach = Reaches.read(fields, desk.sites());
        var lang = fields.optionalText("lang").map(Language::of).orElseGet(call::language);
        if (!Typed.isMail(mail)) {
            fields.mistake("mail", "must be a mail address");
        }
        fields.check();
        return bus.ask(new InviteStaff(call.caller(), mail, role, reach, lang.tag()))
                .compose(invited -> call.answer(
                        201,
                        new JsonObject()
                                .put("staff", invited.member().toJson())
                                .put(
                                        "link",
                                        invited.link()
                                                .map(link -> EnterRoutes.invitation(call, link))
                                                .orElse(null))));
    }

    private Future<Void> change(Call call) {
        call.caller().must(Right.MANAGE_STAFF);
        call.noQuery();
        var id = StaffId.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        var fields = call.fields();
        var role = fields.optionalChoice("role", List.of(Role.values()), Role::label);
        var reach = reach(fields);
        var active = fields.optionalChoice("state", List.of("active", "disabled"), state -> state)
                .map("active"::equals);
        fields.check();
        return bus.ask(new ChangeStaff(call.caller(), id, role, reach, active))
                .compose(member -> call.answer(200, new JsonObject().put("staff", member.toJson())));
    }

    /** Here null is everywhere, and left out is as before. */
    private Optional<Reach> reach(Fields fields) {
        if (fields.isNull("sites")) {
            return Optional.of(Reach.everywhere());
        }
        return Stream.of(Reaches.read(fields, desk.sites()))
                .filter(reach -> !(reach instanceof Reach.Everywhere))
                .findFirst();
    }

    private Future<Void> sessions(Call call) {
        var staff = call.caller().staff();
        call.noQuery();
        return needs.sessions().of(staff.id()).compose(all -> {
            var list = new JsonArray();
            all.forEach(seen -> list.add(seen.toJson(staff.session())));
            return call.answer(200, new JsonObject().put("sessions", list));
        });
    }

    private Future<Void> end(Call call) {
        var staff = call.caller().staff();
        call.noQuery();
        call.noBody();
        var id = Ids.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return bus.ask(new EndSession(staff, id)).compose(theirs -> {
            if (!theirs) {
                throw Refusal.of(ProblemKind.NOT_FOUND);
            }
            return call.noContent();
        });
    }
}
