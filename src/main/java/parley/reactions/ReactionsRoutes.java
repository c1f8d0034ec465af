package parley.reactions;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.bus.Bus;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Origins;
import parley.web.Rate;
import parley.web.Routes;

/** The API of votes and reactions. */
public final class ReactionsRoutes implements Routes {
    private final Desk desk;
    private final Bus bus;
    private final Origins origins;

    public ReactionsRoutes(Desk desk, Bus bus, Origins origins) {
        this.desk = desk;
        this.bus = bus;
        this.origins = origins;
    }

    @Override
    public void mount(Router router) {
        router.put("/api/v1/comments/:id/vote").handler(desk.json(this::vote));
        router.put("/api/v1/comments/:id/reactions/:name").handler(desk.json(call -> react(call, React.Press.ON)));
        router.delete("/api/v1/comments/:id/reactions/:name").handler(desk.json(call -> react(call, React.Press.OFF)));
    }

    private Future<Void> vote(Call call) {
        call.noQuery();
        var id = call.commentId();
        var fields = call.fields();
        int value = fields.whole("value");
        if (value < -1 || value > 1) {
            fields.mistake("value", "must be -1, 0 or 1");
        }
        fields.check();
        call.limit(Rate.CHANGE);
        return origins.check(call, id)
                .compose(checked -> bus.ask(new CastVote(call.caller(), id, value)))
                .compose(voted -> {
                    var votes = new JsonObject()
                            .put("up", voted.votes().up())
                            .put("down", voted.votes().down());
                    var body = new JsonObject().put("votes", votes).put("mine", voted.mine());
                    return answer(call, body, voted.seq(), voted.guestToken());
                });
    }

    private Future<Void> react(Call call, React.Press press) {
        call.noQuery();
        var id = call.commentId();
        var name = call.path("name");
        call.noBody();
        call.limit(Rate.CHANGE);
        return origins.check(call, id)
                .compose(checked -> bus.ask(new React(call.caller(), id, name, press)))
                .compose(reacted -> {
                    var body = new JsonObject()
                            .put("reactions", new JsonObject(new TreeMap<>(reacted.reactions())))
                            .put("mine", new JsonArray(List.copyOf(reacted.mine())));
                    return answer(call, body, reacted.seq(), reacted.guestToken());
                });
    }

    private static Future<Void> answer(Call call, JsonObject body, long seq, Optional<String> guestToken) {
        guestToken.ifPresent(token -> body.put("guestToken", token));
        return call.with("Parley-Seq", Long.toString(seq)).answer(200, body);
    }
}
