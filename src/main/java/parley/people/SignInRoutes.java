package parley.people;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import parley.event.Hash;
import parley.event.StaffId;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Rate;
import parley.web.Routes;
import parley.web.Tokens;

/** The pages where people sign in, and out. */
final class SignInRoutes implements Routes {
    /** So long the second step may take. */
    private static final Duration SECOND_STEP = Duration.ofMinutes(5);

    private final Desk desk;
    private final Needs needs;
    private final ConsolePages pages;
    private final Tokens tokens;

    SignInRoutes(Desk desk, Needs needs, ConsolePages pages, Tokens tokens) {
        this.desk = desk;
        this.needs = needs;
        this.pages = pages;
        this.tokens = tokens;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, ConsolePages.SIGN_IN, desk.any(call -> pages.look(call, () -> show(call))));
        router.post(ConsolePages.SIGN_IN).handler(desk.any(call -> pages.act(call, () -> signIn(call))));
        router.post("/console/second").handler(desk.any(call -> pages.act(call, () -> prove(call))));
        router.post("/console/sign-out").handler(desk.any(call -> pages.act(call, () -> signOut(call))));
    }

    private static String to(Call call) {
        return Typed.returnTo(Optional.ofNullable(call.context().queryParams().get("to")));
    }

    private Future<Void> show(Call call) {
        return call.caller() instanceof Caller.Staff ? call.seeOther(to(call)) : ask(call, 200, "", to(call), "");
    }

    private Future<Void> ask(Call call, int status, String error, String to, String mail) {
        var page = ConsolePage.of(call.texts(), call.texts().get("staff.signin.title"))
                .wrong(error);
        return pages.show(call, status, "signin", page, Map.of("to", to, "mail", mail));
    }

    private Future<Void> signIn(Call call) {
        var form = call.form();
        var mail = Typed.field(form, "mail");
        var to = Typed.returnTo(Optional.ofNullable(form.get("to")));
        limit(call, "account " + Hash.hex(Staff.mailbox(mail)));
        var command = new SignIn(mail, Typed.field(form, "password"), ConsolePages.browser(call));
        return needs.bus().ask(command).compose(outcome -> switch (outcome) {
            case SignIn.In(var session) -> ConsolePages.remember(call, session).seeOther(to);
            case SignIn.SecondStep(var staff) ->
                second(
                        call,
                        200,
                        "",
                        to,
                        tokens.secondStep(staff, needs.clock().instant().plus(SECOND_STEP)));
            case SignIn.No _ -> ask(call, 401, call.texts().get("staff.signin.no"), to, mail);
        });
    }

    private Future<Void> second(Call call, int status, String error, String to, String step) {
        var page = ConsolePage.of(call.texts(), call.texts().get("staff.second.title"))
                .wrong(error);
        return pages.show(call, status, "second", page, Map.of("to", to, "step", step));
    }

    private Future<Void> prove(Call call) {
        var form = call.form();
        var to = Typed.returnTo(Optional.ofNullable(form.get("to")));
        var step = Typed.field(form, "step");
        var staff = tokens.secondStep(step, needs.clock().instant());
        if (staff.isEmpty()) {
            return call.seeOther(ConsolePages.SIGN_IN);
        }
        limit(call, "second " + staff.get());
        return needs.bus()
                .ask(prove(call, staff.get(), Typed.field(form, "code")))
                .compose(session -> session.map(
                                token -> ConsolePages.remember(call, token).seeOther(to))
                        .orElseGet(() -> second(call, 401, call.texts().get("staff.second.no"), to, step)));
    }

    private static ProveSecond prove(Call call, StaffId staff, String code) {
        return new ProveSecond(staff, code, ConsolePages.browser(call));
    }

    private Future<Void> signOut(Call call) {
        var gone = ConsolePages.forget(call);
        return call.caller() instanceof Caller.Staff staff
                ? needs.bus()
                        .ask(new EndSession(staff, staff.session()))
                        .compose(_ -> gone.seeOther(ConsolePages.SIGN_IN))
                : gone.seeOther(ConsolePages.SIGN_IN);
    }

    /** Counted whether there is such an account or not, so that nobody learns which there are. */
    private void limit(Call call, String who) {
        desk.limits().takeFor(Rate.SIGN_IN, "sign-in " + call.network());
        desk.limits().takeFor(Rate.SIGN_IN_ACCOUNT, who);
    }
}
