package parley.reactions;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.CommentView;
import parley.threading.Finder;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Origins;
import parley.web.Rate;
import parley.web.Routes;

/** Voting without JavaScript: a form comes, a redirect goes back to the comment. */
public final class VoteFormRoutes implements Routes {
    private static final Map<String, Integer> VALUES = Map.of("1", 1, "0", 0, "-1", -1);

    private final Desk desk;
    private final Bus bus;
    private final Origins origins;
    private final Finder finder;

    public VoteFormRoutes(Desk desk, Bus bus, Origins origins, Finder finder) {
        this.desk = desk;
        this.bus = bus;
        this.origins = origins;
        this.finder = finder;
    }

    @Override
    public void mount(Router router) {
        router.post("/forms/votes").handler(desk.any(this::vote));
    }

    private Future<Void> vote(Call call) {
        call.noQuery();
        var form = call.form();
        var id = Optional.ofNullable(form.get("comment"))
                .flatMap(CommentId::parse)
                .orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
        var value = Optional.ofNullable(form.get("value"))
                .map(VALUES::get)
                .orElseThrow(() -> Refusal.field(ProblemKind.MALFORMED_REQUEST, "value", "must be -1, 0 or 1"));
        mustSayFromWhere(call);
        call.limit(Rate.CHANGE);
        return origins.check(call, id)
                .compose(checked -> bus.ask(new CastVote(call.caller(), id, value)))
                .compose(voted -> {
                    voted.guestToken().ifPresent(call::remember);
                    return back(call, id, voted.seq());
                });
    }

    /** The cookie speaks for the guest, so a page that hides where it is from may not use it. */
    private static void mustSayFromWhere(Call call) {
        if (call.header("Origin").filter(origin -> !origin.equals("null")).isEmpty()) {
            throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED, "Vote on the discussion's own page.");
        }
    }

    private Future<Void> back(Call call, CommentId id, long seq) {
        return finder.find(id).compose(found -> {
            var seen = found.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
            return call.seeOther(
                    call.pageOf(seen.comment().site(), CommentView.of(seen.comment(), seen.discussion()), seq));
        });
    }
}
