package parley.people;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.event.Ids;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Rate;
import parley.web.Routes;

/** The pages of one's own account: password, second step, where one is signed in. */
final class AccountRoutes implements Routes {
    static final String ACCOUNT = "/console/account";
    static final String TOTP = ACCOUNT + "/second-step";

    private final Desk desk;
    private final Needs needs;
    private final ConsolePages pages;

    AccountRoutes(Desk desk, Needs needs, ConsolePages pages) {
        this.desk = desk;
        this.needs = needs;
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, ACCOUNT, desk.any(call -> pages.look(call, () -> show(call, 200, ""))));
        desk.get(router, TOTP, desk.any(call -> pages.look(call, () -> enrol(call, 200, fresh(), ""))));
        router.post(ACCOUNT + "/password").handler(desk.any(call -> pages.act(call, () -> change(call))));
        router.post(TOTP).handler(desk.any(call -> pages.act(call, () -> keep(call))));
        router.post(TOTP + "/off").handler(desk.any(call -> pages.act(call, () -> drop(call))));
        router.post(ACCOUNT + "/sessions").handler(desk.any(call -> pages.act(call, () -> end(call))));
    }

    private Future<Void> show(Call call, int status, String error) {
        var staff = call.caller().staff();
        var member = Staff.find(needs.pool(), staff.id());
        var sessions = needs.sessions().of(staff.id());
        return Future.all(member, sessions).compose(_ -> {
            var page = ConsolePage.of(call.texts(), call.texts().get("staff.account.title"), staff)
                    .wrong(error);
            var mine = member.result().orElseThrow(() -> Refusal.of(ProblemKind.NOT_SIGNED_IN));
            return pages.show(
                    call,
                    status,
                    "account",
                    page,
                    Map.of("member", mine, "sessions", sessions.result(), "current", staff.session()));
        });
    }

    private Future<Void> change(Call call) {
        var staff = proving(call);
        var form = call.form();
        var command = new ChangePassword(
                staff, Typed.field(form, "current"), Typed.field(form, "next"), ConsolePages.browser(call));
        var done = needs.bus()
                .ask(command)
                .compose(session -> ConsolePages.remember(call, session).seeOther(ACCOUNT));
        return ConsolePages.orAgain(call, done, mistake -> show(call, 422, mistake));
    }

    private String fresh() {
        return SecretText.write(needs.secrets().bytes(Totp.SECRET_BYTES));
    }

    /** The secret goes to and fro in the form: nothing is kept until a code has proved that it arrived. */
    private Future<Void> enrol(Call call, int status, String secret, String error) {
        var staff = call.caller().staff();
        return Staff.find(needs.pool(), staff.id()).compose(found -> {
            var member = found.orElseThrow(() -> Refusal.of(ProblemKind.NOT_SIGNED_IN));
            var page = ConsolePage.of(call.texts(), call.texts().get("staff.totp.title"), staff)
                    .wrong(error);
            return pages.show(call, status, "totp", page, Map.of("qr", Qr.of(member.mail(), secret)));
        });
    }

    private Future<Void> keep(Call call) {
        var staff = proving(call);
        var form = call.form();
        var secret = Typed.field(form, "secret");
        var bytes = SecretText.read(secret)
                .filter(read -> read.length == Totp.SECRET_BYTES)
                .orElseThrow(() -> Refusal.of(ProblemKind.MALFORMED_REQUEST));
        var command =
                new KeepTotp(staff, Typed.field(form, "current"), Buffer.buffer(bytes), Typed.field(form, "code"));
        var done = needs.bus().ask(command).compose(codes -> codes(call, staff, codes));
        return ConsolePages.orAgain(call, done, mistake -> enrol(call, 422, secret, mistake));
    }

    private Future<Void> codes(Call call, Caller.Staff staff, List<String> codes) {
        var t = call.texts();
        var page = ConsolePage.of(t, t.get("staff.codes.title"), staff);
        return pages.show(
                call, "once", page, Map.of("text", t.get("staff.codes.text"), "lines", codes, "next", ACCOUNT));
    }

    private Future<Void> drop(Call call) {
        var staff = proving(call);
        var done = needs.bus()
                .ask(new DropTotp(staff, Typed.field(call.form(), "current")))
                .compose(_ -> call.seeOther(ACCOUNT));
        return ConsolePages.orAgain(call, done, mistake -> show(call, 422, mistake));
    }

    private Future<Void> end(Call call) {
        var staff = call.caller().staff();
        MultiMap form = call.form();
        var id = Optional.of(Typed.field(form, "id"))
                .flatMap(Ids::parse)
                .orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return needs.bus().ask(new EndSession(staff, id)).compose(_ -> call.seeOther(ACCOUNT));
    }

    /** A stolen session must not be able to guess the password without end. */
    private Caller.Staff proving(Call call) {
        var staff = call.caller().staff();
        desk.limits().takeFor(Rate.SIGN_IN_ACCOUNT, "prove " + staff.id());
        return staff;
    }
}
