package parley.people;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import parley.bus.Command;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Rate;
import parley.web.Routes;

/** Where links lead that are good once. Mail programs open links by themselves, so looking at one does not use it up. */
final class EnterRoutes implements Routes {
    static final String FIRST = "/console/first";
    static final String INVITED = "/console/invited";

    private final Desk desk;
    private final Needs needs;
    private final ConsolePages pages;

    EnterRoutes(Desk desk, Needs needs, ConsolePages pages) {
        this.desk = desk;
        this.needs = needs;
        this.pages = pages;
    }

    static String invitation(Call call, String link) {
        return call.here() + INVITED + "?token=" + link;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, FIRST, desk.any(call -> pages.look(call, () -> show(call, true))));
        desk.get(router, INVITED, desk.any(call -> pages.look(call, () -> show(call, false))));
        router.post(FIRST).handler(desk.any(call -> pages.act(call, () -> enter(call, true))));
        router.post(INVITED).handler(desk.any(call -> pages.act(call, () -> enter(call, false))));
    }

    private Future<Void> show(Call call, boolean first) {
        var token =
                Optional.ofNullable(call.context().queryParams().get("token")).orElse("");
        limit(call);
        return Links.isGood(needs.pool(), token, first, needs.clock().instant())
                .compose(good -> good ? ask(call, 200, first, token, "", MultiMap.caseInsensitiveMultiMap()) : over());
    }

    private static Future<Void> over() {
        return Future.failedFuture(Refusal.of(ProblemKind.NOT_FOUND, "This link has been used, or its time is over."));
    }

    private Future<Void> ask(Call call, int status, boolean first, String token, String error, MultiMap typed) {
        var t = call.texts();
        var title = first ? t.get("staff.first.title") : t.get("staff.invited.title");
        return pages.show(
                call,
                status,
                "enter",
                ConsolePage.of(t, title).wrong(error),
                Map.of(
                        "first",
                        first,
                        "token",
                        token,
                        "name",
                        Typed.field(typed, "name"),
                        "mail",
                        Typed.field(typed, "mail")));
    }

    private Future<Void> enter(Call call, boolean first) {
        limit(call);
        var form = call.form();
        var token = Typed.field(form, "token");
        var done = Future.<Void>succeededFuture()
                .compose(_ -> needs.bus().ask(command(call, first, form, token)))
                .compose(session -> ConsolePages.remember(call, session).seeOther(AccountRoutes.TOTP));
        return ConsolePages.orAgain(call, done, mistake -> ask(call, 422, first, token, mistake, form));
    }

    private static Command<String> command(Call call, boolean first, MultiMap form, String token) {
        var browser = ConsolePages.browser(call);
        var password = Typed.field(form, "password");
        return first
                ? new BecomeOwner(
                        token,
                        Typed.mail(form),
                        Typed.name(form),
                        password,
                        call.language().tag(),
                        browser)
                : new AcceptInvitation(token, Typed.name(form), password, browser);
    }

    private void limit(Call call) {
        desk.limits().takeFor(Rate.SIGN_IN, "sign-in " + call.network());
    }
}
