package parley.people;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.event.KeyId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Reach;
import parley.web.Right;
import parley.web.Routes;
import parley.web.Scope;

/** The page of keys for programs. */
final class KeyPageRoutes implements Routes {
    private static final String KEYS = "/console/keys";
    private static final int NAME = 100;

    private final Desk desk;
    private final Needs needs;
    private final ConsolePages pages;

    KeyPageRoutes(Desk desk, Needs needs, ConsolePages pages) {
        this.desk = desk;
        this.needs = needs;
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, KEYS, desk.any(call -> pages.look(call, () -> show(call, 200, ""))));
        router.post(KEYS).handler(desk.any(call -> pages.act(call, () -> make(call))));
        router.post(KEYS + "/:id").handler(desk.any(call -> pages.act(call, () -> revoke(call))));
    }

    private Future<Void> show(Call call, int status, String error) {
        var staff = ConsolePages.member(call, Right.MANAGE_KEYS);
        var page = ConsolePage.of(call.texts(), call.texts().get("staff.keys.title"), staff)
                .wrong(error);
        return needs.keys()
                .all()
                .compose(keys -> pages.show(
                        call, status, "keys", page, Map.of("keys", keys, "scopes", List.of(Scope.values()))));
    }

    private Future<Void> make(Call call) {
        var staff = ConsolePages.member(call, Right.MANAGE_KEYS);
        var form = call.form();
        var name = Typed.field(form, "name").strip();
        var scopes = form.getAll("scope").stream()
                .flatMap(label -> Scope.of(label).stream())
                .collect(Collectors.toSet());
        var sites = Stream.of(Typed.field(form, "sites").split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .toList();
        boolean known = sites.isEmpty() || Reaches.allKnown(sites, desk.sites());
        var t = call.texts();
        if (name.isEmpty() || name.length() > NAME || scopes.isEmpty() || !known) {
            return show(call, 422, t.said(known ? "A key has a name and a scope." : "There is no such site."));
        }
        var reach = sites.isEmpty() ? Reach.everywhere() : Reaches.of(sites);
        var page = ConsolePage.of(t, t.get("staff.key.title"), staff);
        return needs.bus()
                .ask(new MakeKey(staff, name, scopes, reach))
                .compose(made -> pages.show(
                        call,
                        "once",
                        page,
                        Map.of("text", t.get("staff.key.text"), "lines", List.of(made.secret()), "next", KEYS)));
    }

    private Future<Void> revoke(Call call) {
        var staff = ConsolePages.member(call, Right.MANAGE_KEYS);
        var id =
                Optional.of(call.path("id")).flatMap(KeyId::parse).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return needs.bus().ask(new RevokeKey(staff, id)).compose(_ -> call.seeOther(KEYS));
    }
}
