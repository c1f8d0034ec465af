package parley.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Accept;
import parley.web.Call;
import parley.web.Rate;

/** {@code GET /api/v1/discussions/{id}/events}: as a stream, or in pages for pollers. */
record EventsResource(Floor floor) {
    private static final String STREAM = "text/event-stream";

    /** What was asked, as far as it can be understood before the ring is open. */
    private record Asked(Call call, Form form, Position after, Optional<String> origin, boolean stream) {}

    Future<?> answer(Loop loop, Call call) {
        var discussion = call.discussionId();
        call.limit(Rate.READ);
        var asked = asked(call);
        if (asked.stream) {
            loop.requireOpen();
        }
        var answered = Promise.<Void>promise();
        loop.here(
                floor.rings().open(discussion),
                ring -> serve(loop, asked, ring, answered),
                _ -> answered.fail(Refusal.of(ProblemKind.DATABASE_AWAY)));
        return answered.future();
    }

    private static Asked asked(Call call) {
        var query = call.query();
        var after = query.optionalText("after");
        var as = query.choice("as", Form.NAMES, name -> name).orElse("json");
        var form = Form.of(as, query.optionalText("lang"));
        query.check();
        var resumed = call.header("Last-Event-ID").filter(id -> !id.isEmpty());
        var position = resumed.or(() -> after).map(Position::of).orElse(Position.NOW);
        return new Asked(call, form, position, call.foreignOrigin(), stream(call));
    }

    /** Who merely accepts anything gets a page, which ends. */
    private static boolean stream(Call call) {
        var accept = call.header("Accept").orElse("*/*");
        if (accept.contains(STREAM) && Accept.allows(accept, STREAM)) {
            return true;
        }
        if (!Accept.allows(accept, "application/json")) {
            throw Refusal.of(ProblemKind.NOT_ACCEPTABLE);
        }
        return false;
    }

    private void serve(Loop loop, Asked asked, Ring ring, Promise<Void> answered) {
        try {
            if (asked.origin.filter(page -> !allows(ring, page)).isPresent()) {
                throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED);
            }
            if (!asked.call.context().response().closed()) {
                var outlet = asked.stream ? stream(loop, asked.call) : new PageOutlet(loop, asked.call);
                var listener = loop.listen(outlet, ring, asked.form, asked.origin);
                if (outlet instanceof Stream stream) {
                    stream.carry(listener);
                }
                listener.begin(asked.after);
            }
            answered.complete();
        } catch (RuntimeException no) {
            answered.fail(no);
        }
    }

    /** @throws Refusal RATE_LIMITED if the client's network holds too many */
    private Stream stream(Loop loop, Call call) {
        var network = call.network();
        floor.seats().connect(network);
        try {
            floor.seats().subscribe(network);
        } catch (Refusal tooMany) {
            floor.seats().disconnect(network);
            throw tooMany;
        }
        floor.meters().connected(1);
        return new Stream(loop, call.context().request(), () -> {
            floor.meters().connected(-1);
            floor.seats().unsubscribe(network);
            floor.seats().disconnect(network);
        });
    }

    /** Nobody knows whose an unwritten discussion is: then any site's page may wait for its first comment. */
    private boolean allows(Ring ring, String origin) {
        return ring.site()
                .map(site -> floor.allows(site, origin))
                .orElseGet(() -> floor.sites().anyAllows(origin));
    }
}
