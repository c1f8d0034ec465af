package parley.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.HashSet;
import parley.bus.Bus;
import parley.event.KeyId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Right;
import parley.web.Routes;
import parley.web.Scope;

/** Keys of programs, by the API. */
final class KeyRoutes implements Routes {
    private static final int NAME = 100;

    private final Desk desk;
    private final Bus bus;
    private final Keys keys;

    KeyRoutes(Desk desk, Bus bus, Keys keys) {
        this.desk = desk;
        this.bus = bus;
        this.keys = keys;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/keys", desk.json(this::list));
        router.post("/api/v1/keys").handler(desk.json(this::make));
        router.delete("/api/v1/keys/:id").handler(desk.any(this::revoke));
    }

    private Future<Void> list(Call call) {
        call.caller().must(Right.MANAGE_KEYS);
        call.noQuery();
        return keys.all().compose(all -> {
            var list = new JsonArray();
            all.forEach(key -> list.add(key.toJson()));
            return call.answer(200, new JsonObject().put("keys", list));
        });
    }

    private Future<Void> make(Call call) {
        call.caller().must(Right.MANAGE_KEYS);
        call.noQuery();
        var fields = call.fields();
        var name = fields.text("name").strip();
        var scopes = new HashSet<Scope>();
        fields.optionalTexts("scopes")
                .ifPresent(labels -> labels.forEach(label -> Scope.of(label)
                        .ifPresentOrElse(
                                scopes::add,
                                () -> fields.mistake("scopes", "must be some of read, moderate, configure"))));
        var reach = Reaches.read(fields, desk.sites());
        if (name.isEmpty() || name.length() > NAME) {
            fields.mistake("name", "must have 1 to " + NAME + " characters");
        }
        if (scopes.isEmpty()) {
            fields.mistake("scopes", "must be some of read, moderate, configure");
        }
        fields.check();
        return bus.ask(new MakeKey(call.caller(), name, scopes, reach))
                .compose(made -> call.answer(
                        201, new JsonObject().put("key", made.key().toJson()).put("secret", made.secret())));
    }

    private Future<Void> revoke(Call call) {
        call.caller().must(Right.MANAGE_KEYS);
        call.noQuery();
        call.noBody();
        var id = KeyId.parse(call.path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return bus.ask(new RevokeKey(call.caller(), id)).compose(_ -> call.noContent());
    }
}
