package parley.reactions;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import parley.bus.Bus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.CommentForms;
import parley.web.Routes;

/** Voting and reacting without JavaScript: a form comes, a redirect goes back to the comment. */
public final class VoteFormRoutes implements Routes {
    private static final Map<String, Integer> VALUES = Map.of("1", 1, "0", 0, "-1", -1);

    private final Bus bus;
    private final CommentForms forms;

    public VoteFormRoutes(Bus bus, CommentForms forms) {
        this.bus = bus;
        this.forms = forms;
    }

    @Override
    public void mount(Router router) {
        router.post("/forms/votes").handler(forms.page(this::vote));
        router.get("/forms/reactions").handler(forms.page(this::choose));
        router.post("/forms/reactions").handler(forms.page(this::react));
    }

    private Future<Void> vote(Call call) {
        call.noQuery();
        var form = call.form();
        var id = forms.id(call, Optional.of(form));
        var value = Optional.ofNullable(form.get("value"))
                .map(VALUES::get)
                .orElseThrow(() -> Refusal.field(ProblemKind.MALFORMED_REQUEST, "value", "must be -1, 0 or 1"));
        return forms.checked(call, id)
                .compose(checked -> bus.ask(new CastVote(call.caller(), id, value)))
                .compose(voted -> {
                    voted.guestToken().ifPresent(call::remember);
                    return forms.back(call, id, voted.seq());
                });
    }

    private Future<Void> choose(Call call) {
        return forms.found(forms.id(call, Optional.empty())).compose(found -> forms.show(call, "reactions", found, ""));
    }

    /** Pressing twice takes it back, as it does where a script presses. */
    private Future<Void> react(Call call) {
        call.noQuery();
        var form = call.form();
        var id = forms.id(call, Optional.of(form));
        var name = Optional.ofNullable(form.get("reaction")).orElse("");
        return forms.checked(call, id)
                .compose(checked -> bus.ask(new React(call.caller(), id, name, React.Press.TOGGLE)))
                .compose(reacted -> {
                    reacted.guestToken().ifPresent(call::remember);
                    return forms.back(call, id, reacted.seq());
                });
    }
}
