package parley.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import parley.journal.FollowerVerticle;

/** For operators: has the lines taken again that a follower of the journal left behind, once what stopped it is mended. */
public record ParkedLines(Pool pool) implements Routes {
    @Override
    public void mount(Router router) {
        router.post("/followers/:name/retry").handler(this::retry);
    }

    private void retry(RoutingContext context) {
        FollowerVerticle.retry(pool, String.valueOf(context.pathParam("name")))
                .onSuccess(count -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(new JsonObject().put("lines", count).toBuffer()))
                .onFailure(failure -> Problems.answer(context, failure));
    }
}
