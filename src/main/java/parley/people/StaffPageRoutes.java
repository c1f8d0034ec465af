package parley.people;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.StaffId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Reach;
import parley.web.Right;
import parley.web.Role;
import parley.web.Routes;

/** The page of the newsroom's people. */
final class StaffPageRoutes implements Routes {
    private static final String STAFF = "/console/staff";

    private final Desk desk;
    private final Needs needs;
    private final ConsolePages pages;

    StaffPageRoutes(Desk desk, Needs needs, ConsolePages pages) {
        this.desk = desk;
        this.needs = needs;
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, STAFF, desk.any(call -> pages.look(call, () -> show(call, 200, ""))));
        router.post(STAFF).handler(desk.any(call -> pages.act(call, () -> invite(call))));
        router.post(STAFF + "/:id").handler(desk.any(call -> pages.act(call, () -> change(call))));
    }

    private Future<Void> show(Call call, int status, String error) {
        var staff = ConsolePages.member(call, Right.MANAGE_STAFF);
        var page = ConsolePage.of(call.texts(), call.texts().get("staff.list.title"), staff)
                .wrong(error);
        var roles = Stream.of(Role.values())
                .filter(role -> staff.role().reaches(role))
                .toList();
        return Staff.all(needs.pool())
                .compose(all -> pages.show(call, status, "staff", page, Map.of("members", all, "roles", roles)));
    }

    private Future<Void> invite(Call call) {
        var staff = ConsolePages.member(call, Right.MANAGE_STAFF);
        var form = call.form();
        var done = Future.<Void>succeededFuture()
                .compose(_ -> needs.bus()
                        .ask(new InviteStaff(
                                staff,
                                Typed.mail(form),
                                role(form).orElseThrow(() -> Refusal.of(ProblemKind.MALFORMED_REQUEST)),
                                reach(form),
                                call.language().tag())))
                .compose(invited -> told(call, invited));
        return ConsolePages.orAgain(call, done, mistake -> show(call, 422, mistake));
    }

    private Future<Void> told(Call call, InviteStaff.Invited invited) {
        var t = call.texts();
        var page = ConsolePage.of(t, t.get("staff.invite.title"), call.caller().staff());
        var mail = invited.member().mail();
        var lines = invited.link()
                .map(link -> List.of(EnterRoutes.invitation(call, link)))
                .orElse(List.of());
        var text = lines.isEmpty() ? t.get("staff.invite.sent", mail) : t.get("staff.invite.link", mail);
        return pages.show(call, "once", page, Map.of("text", text, "lines", lines, "next", STAFF));
    }

    private Future<Void> change(Call call) {
        var staff = ConsolePages.member(call, Right.MANAGE_STAFF);
        var id = StaffId.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        var form = call.form();
        var active = Optional.ofNullable(form.get("state")).map("active"::equals);
        var role = role(form);
        var done = Future.<Void>succeededFuture()
                .compose(_ -> needs.bus().ask(new ChangeStaff(staff, id, role, role.map(_ -> reach(form)), active)))
                .compose(_ -> call.seeOther(STAFF));
        return ConsolePages.orAgain(call, done, mistake -> show(call, 422, mistake));
    }

    private static Optional<Role> role(MultiMap form) {
        return Role.of(Typed.field(form, "role"));
    }

    /** @throws Refusal NOT_ACCEPTED if there is no such site */
    private Reach reach(MultiMap form) {
        var keys = Stream.of(Typed.field(form, "sites").split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .toList();
        if (keys.isEmpty()) {
            return Reach.everywhere();
        }
        if (!Reaches.allKnown(keys, desk.sites())) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/sites", "There is no such site.");
        }
        return Reaches.of(keys);
    }
}
