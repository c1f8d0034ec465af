package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import parley.event.StaffId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Right;
import parley.web.Role;

/** Decides who works here, and as what. Must be deployed on virtual threads. */
final class StaffVerticle extends VerticleBase {
    private final Needs needs;

    StaffVerticle(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, InviteStaff.class, this::invite),
                needs.bus().answer(context, ChangeStaff.class, this::change));
    }

    private InviteStaff.Invited invite(InviteStaff command) {
        command.caller().must(Right.MANAGE_STAFF);
        mustReach(command.caller(), command.role());
        mustFit(command.role(), command.reach());
        var name = command.mail().strip().replaceFirst("@.*", "");
        var fresh =
                new Staff.New(command.mail(), name, command.role(), command.reach(), command.lang(), Optional.empty());
        return needs.pool()
                .withTransaction(open -> Staff.insert(
                                open, needs.ids().row(), fresh, needs.clock().instant())
                        .compose(made -> made.map(Future::succeededFuture).orElseGet(() -> again(open, command)))
                        .compose(member -> invite(open, command.caller(), member)))
                .await();
    }

    /** Who waits already is invited anew, as what is said now. */
    private Future<Member> again(SqlConnection open, InviteStaff command) {
        return Staff.find(open, command.mail())
                .compose(found -> {
                    var member = found.filter(one -> one.state() == Member.State.INVITED)
                            .orElseThrow(() -> Refusal.field(
                                    ProblemKind.NOT_ACCEPTED, "/mail", "This address has an account already."));
                    mustReach(command.caller(), member.role());
                    return Staff.change(open, member.id(), command.role(), command.reach(), member.state());
                })
                .map(Optional::orElseThrow);
    }

    private Future<InviteStaff.Invited> invite(SqlConnection open, Caller caller, Member member) {
        var told = Links.forget(open, Optional.of(member.id()))
                .compose(_ -> needs.changed(open, caller, "staff-invited", member.id(), facts(member)));
        if (needs.post().on()) {
            return told.compose(_ -> needs.post().invite(open, member.id()))
                    .map(new InviteStaff.Invited(member, Optional.empty()));
        }
        var link = needs.secrets().make();
        var until = needs.clock().instant().plus(Links.INVITATION);
        return told.compose(_ -> Links.insert(open, link, Optional.of(member.id()), until))
                .map(new InviteStaff.Invited(member, Optional.of(link)));
    }

    private Member change(ChangeStaff command) {
        command.caller().must(Right.MANAGE_STAFF);
        if (command.caller() instanceof Caller.Staff staff && staff.id().equals(command.staff())) {
            throw Refusal.of(ProblemKind.NOT_ALLOWED, "Nobody changes what they are themselves.");
        }
        return needs.pool()
                .withTransaction(open -> Staff.lock(open, command.staff())
                        .compose(locked -> change(open, command, locked))
                        .compose(member -> told(open, command, member)))
                .await();
    }

    private Future<Member> change(SqlConnection open, ChangeStaff command, List<Member> locked) {
        var before = locked.stream()
                .filter(one -> one.id().equals(command.staff()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        var role = command.role().orElse(before.role());
        mustReach(command.caller(), before.role());
        mustReach(command.caller(), role);
        var reach = command.reach().orElse(role == Role.MODERATOR ? before.reach() : Reach.everywhere());
        mustFit(role, reach);
        var state = command.active().map(active -> state(before, active)).orElse(before.state());
        boolean owns = role == Role.OWNER && state == Member.State.ACTIVE;
        long others = locked.stream()
                .filter(one -> one.role() == Role.OWNER && one.active())
                .filter(one -> !one.id().equals(before.id()))
                .count();
        if (before.role() == Role.OWNER && before.active() && !owns && others == 0) {
            throw Refusal.of(ProblemKind.CONFLICT, "The last owner stays one.");
        }
        return Staff.change(open, before.id(), role, reach, state).map(Optional::orElseThrow);
    }

    /** Who was disabled before their invitation was taken waits for it again. */
    private static Member.State state(Member before, boolean active) {
        if (!active) {
            return Member.State.DISABLED;
        }
        return before.password().isPresent() ? Member.State.ACTIVE : Member.State.INVITED;
    }

    private Future<Member> told(SqlConnection open, ChangeStaff command, Member member) {
        var ended = member.state() == Member.State.DISABLED
                ? needs.sessions().endAll(open, member.id()).compose(_ -> Links.forget(open, Optional.of(member.id())))
                : Future.<Void>succeededFuture();
        return ended.compose(_ -> needs.changed(open, command.caller(), "staff-changed", member.id(), facts(member)))
                .map(member);
    }

    private static JsonObject facts(Member member) {
        return new JsonObject()
                .put("role", member.role().label())
                .put("sites", member.reach().named().map(JsonArray::new).orElse(null))
                .put("state", member.state().label());
    }

    /** An administrator neither makes owners nor touches them; the operator's own key may. */
    private static void mustReach(Caller caller, Role role) {
        if (caller instanceof Caller.Staff staff && !staff.role().reaches(role)) {
            throw Refusal.of(ProblemKind.NOT_ALLOWED);
        }
    }

    private static void mustFit(Role role, Reach reach) {
        if (role != Role.MODERATOR && !(reach instanceof Reach.Everywhere)) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/sites", "Only moderators are of some sites.");
        }
    }

    /** For the mail that invites: a new link, made when it is written. Empty where nobody waits any more. */
    static Future<Optional<People.Invitation>> write(Needs needs, StaffId staff) {
        return Staff.find(needs.pool(), staff)
                .compose(found -> found.filter(one -> one.state() == Member.State.INVITED)
                        .map(member -> {
                            var link = needs.secrets().make();
                            var until = needs.clock().instant().plus(Links.INVITATION);
                            return Links.insert(needs.pool(), link, Optional.of(staff), until)
                                    .map(Optional.of(new People.Invitation(
                                            member.mail(), member.lang(), EnterRoutes.INVITED + "?token=" + link)));
                        })
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }
}
