package parley.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import parley.bus.Bus;
import parley.event.Ids;
import parley.event.StaffId;
import parley.people.Changes.Change;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Caller;

/** What this room's verticles stand on. */
record Needs(
        Bus bus,
        Pool pool,
        Keys keys,
        Sessions sessions,
        Passwords passwords,
        PasswordWork work,
        Secrets secrets,
        Changes changes,
        Post post,
        Ids ids,
        Clock clock) {

    /** @throws Refusal NOT_ACCEPTED if it is no password to be taken; BUSY */
    String hash(String password, String mail) {
        PasswordRules.mistake(password, mail).ifPresent(mistake -> {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/password", mistake);
        });
        return work.run(() -> passwords.hash(password)).await();
    }

    /** For changes of what is the caller's own. @throws Refusal NOT_ACCEPTED if the password is not theirs */
    Member proven(Caller.Staff caller, String password) {
        var member = Staff.find(pool, caller.id()).await().orElseThrow(() -> Refusal.of(ProblemKind.NOT_SIGNED_IN));
        if (!fits(password, member)) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/current", "That is not your password.");
        }
        return member;
    }

    private boolean fits(String password, Member member) {
        return password.length() <= PasswordRules.LONGEST
                && work.run(() -> passwords.fits(password, member.password())).await();
    }

    Future<Void> changed(SqlConnection open, Caller who, String what, StaffId staff, JsonObject detail) {
        return changes.changed(open, new Change(who, what, "staff:" + staff, detail));
    }

    Future<Void> changed(SqlConnection open, Caller who, String what, StaffId staff) {
        return changed(open, who, what, staff, new JsonObject());
    }
}
