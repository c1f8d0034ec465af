package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Optional;
import parley.bus.Bus;
import parley.event.Ids;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Right;
import parley.web.Routes;

/** The API about bans by where somebody comes from. For the newsroom and its keys. */
final class BanRoutes implements Routes {
    private final Desk desk;
    private final Bus bus;
    private final Bans bans;
    private final Clock clock;

    BanRoutes(Desk desk, Bus bus, Bans bans, Clock clock) {
        this.desk = desk;
        this.bus = bus;
        this.bans = bans;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/moderation/bans", desk.json(this::list));
        router.post("/api/v1/moderation/bans").handler(desk.json(this::make));
        router.delete("/api/v1/moderation/bans/:id").handler(desk.any(this::lift));
    }

    private Future<Void> list(Call call) {
        call.caller().mustSomewhere(Right.JUDGE_AUTHORS);
        var site = site(call);
        site.ifPresent(key -> call.caller().must(Right.JUDGE_AUTHORS, key));
        var all = new JsonArray();
        bans.all().stream()
                .filter(ban -> ban.runs(clock.instant()))
                .filter(ban -> sees(call.caller(), ban, site))
                .forEach(ban -> all.add(ban.toJson()));
        return call.answer(200, new JsonObject().put("bans", all));
    }

    /** Those for all sites are for every one, so whoever works for one sees them. */
    private static boolean sees(Caller caller, Ban ban, Optional<SiteKey> asked) {
        return ban.site()
                .map(key -> asked.map(key::equals).orElseGet(() -> caller.may(Right.JUDGE_AUTHORS, key)))
                .orElse(true);
    }

    private Future<Void> make(Call call) {
        call.caller().mustSomewhere(Right.JUDGE_AUTHORS);
        var site = site(call);
        var fields = call.fields();
        var kind = fields.choice("kind", Ban.Kind.ALL, Ban.Kind::label);
        var typed = fields.text("value");
        var until = fields.nullableTime("until");
        var reason = AuthorRoutes.reason(fields);
        if (until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            fields.mistake("until", "is over already");
        }
        fields.check();
        var value = kind.read(typed).orElseThrow(() -> Refusal.field(ProblemKind.NOT_ACCEPTED, "/value", wrong(kind)));
        return bus.ask(new MakeBan(call.caller(), site, kind, value, until, reason))
                .compose(
                        made -> call.answer(made.fresh() ? 201 : 200, made.ban().toJson()));
    }

    private static String wrong(Ban.Kind kind) {
        return switch (kind) {
            case MAIL_DOMAIN -> "is a domain, as in example.org";
            case ADDRESS_RANGE -> "is an address or a range, as in 203.0.113.0/24; at the widest /8, of IPv6 /16";
        };
    }

    private Future<Void> lift(Call call) {
        call.caller().mustSomewhere(Right.JUDGE_AUTHORS);
        call.noQuery();
        call.noBody();
        var id = Ids.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return bus.ask(new LiftBan(call.caller(), id)).compose(_ -> call.noContent());
    }

    private static Optional<SiteKey> site(Call call) {
        var query = call.query();
        var site = query.optionalText("site");
        query.check();
        return site.map(key -> call.site(key).key());
    }
}
