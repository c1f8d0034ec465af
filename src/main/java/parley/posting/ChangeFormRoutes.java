package parley.posting;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Finder;
import parley.web.Call;
import parley.web.CommentForms;
import parley.web.Routes;

/** Editing and removing without JavaScript, by the guest's cookie: a page with a form, and a redirect back. */
public final class ChangeFormRoutes implements Routes {
    private final Bus bus;
    private final CommentForms forms;

    public ChangeFormRoutes(Bus bus, CommentForms forms) {
        this.bus = bus;
        this.forms = forms;
    }

    @Override
    public void mount(Router router) {
        router.get("/forms/edits").handler(forms.page(call -> show(call, "edits")));
        router.post("/forms/edits").handler(forms.page(this::edit));
        router.get("/forms/removals").handler(forms.page(call -> show(call, "removals")));
        router.post("/forms/removals").handler(forms.page(this::remove));
    }

    private Future<Void> show(Call call, String name) {
        return own(call, forms.id(call, Optional.empty()))
                .compose(found ->
                        forms.show(call, name, found, found.comment().body().text()));
    }

    private Future<Void> edit(Call call) {
        call.noQuery();
        var form = call.form();
        var id = forms.id(call, Optional.of(form));
        var text = Optional.ofNullable(form.get("text")).orElse("");
        var acknowledged = Optional.ofNullable(form.get("acknowledged"));
        return forms.checked(call, id)
                .compose(_ -> own(call, id))
                .compose(found -> bus.ask(new EditComment(
                                call.caller(), id, text, acknowledged, Optional.empty(), Optional.of(call.address())))
                        .compose(changed -> forms.back(call, id, changed.seq()))
                        .recover(failure -> failure instanceof Refusal refusal
                                        && refusal.kind().status() == 422
                                ? forms.again(call, "edits", found, text, refusal, Nudge.token(refusal))
                                : Future.failedFuture(failure)));
    }

    private Future<Void> remove(Call call) {
        call.noQuery();
        var id = forms.id(call, Optional.of(call.form()));
        return forms.checked(call, id)
                .compose(_ -> bus.ask(new RemoveComment(call.caller(), id, Optional.empty())))
                .compose(changed -> forms.back(call, id, changed.seq()));
    }

    /** Whether there is still time, the deed itself finds out; somebody else's words are not even shown here. */
    private Future<Finder.Found> own(Call call, CommentId id) {
        return forms.found(id).map(found -> {
            var guest = call.caller().guest();
            if (guest.isEmpty() || !guest.equals(found.comment().author().guest())) {
                throw Refusal.of(ProblemKind.NOT_ALLOWED);
            }
            return found;
        });
    }
}
