package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import parley.event.StaffId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Role;

/** Takes the links that make somebody able to sign in. Must be deployed on virtual threads. */
final class EntranceVerticle extends VerticleBase {
    private final Needs needs;

    EntranceVerticle(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, BecomeOwner.class, this::own),
                needs.bus().answer(context, AcceptInvitation.class, this::accept));
    }

    private String own(BecomeOwner command) {
        var hash = needs.hash(command.password(), command.mail());
        var fresh = new Staff.New(
                command.mail(), command.name(), Role.OWNER, Reach.everywhere(), command.lang(), Optional.of(hash));
        return needs.pool()
                .withTransaction(open -> take(open, command.link())
                        .compose(taken -> taken.staff().isPresent()
                                ? Future.failedFuture(invalid())
                                : Staff.insert(
                                        open,
                                        needs.ids().row(),
                                        fresh,
                                        needs.clock().instant()))
                        .map(made -> made.orElseThrow(() -> Refusal.of(ProblemKind.CONFLICT)))
                        .compose(owner -> Links.forget(open, Optional.empty())
                                .compose(_ -> enter(open, owner.id(), "owner-made", command.browser()))))
                .await();
    }

    private String accept(AcceptInvitation command) {
        var hash = needs.hash(command.password(), "");
        return needs.pool()
                .withTransaction(open -> take(open, command.link())
                        .map(taken -> taken.staff().orElseThrow(EntranceVerticle::invalid))
                        .compose(staff -> Staff.enter(open, staff, command.name(), hash)
                                .compose(waited -> waited
                                        ? enter(open, staff, "invitation-accepted", command.browser())
                                        : Future.failedFuture(invalid()))))
                .await();
    }

    private Future<Links.Taken> take(SqlConnection open, String link) {
        return Links.take(open, link, needs.clock().instant())
                .map(taken -> taken.orElseThrow(EntranceVerticle::invalid));
    }

    private Future<String> enter(SqlConnection open, StaffId staff, String what, Sessions.Browser browser) {
        return Staff.find(open, staff)
                .map(found -> found.orElseThrow(EntranceVerticle::invalid))
                .compose(member -> needs.changed(open, itself(member), what, staff))
                .compose(_ -> Staff.signedIn(open, staff, needs.clock().instant()))
                .compose(_ -> needs.sessions().open(open, staff, browser));
    }

    /** Nobody else did it. */
    private Caller itself(Member member) {
        return new Caller.Staff(
                member.id(),
                member.name(),
                member.role(),
                member.reach(),
                needs.ids().row());
    }

    private static Refusal invalid() {
        return Refusal.of(ProblemKind.NOT_FOUND, "This link has been used, or its time is over.");
    }
}
