package parley.web;

import io.vertx.core.Future;
import parley.event.CommentId;
import parley.sites.Sites;
import parley.threading.Places;

/** For addresses that name a comment and no site: a page may only change comments of the site that it belongs to. */
public record Origins(Sites sites, Places places) {

    /** Fails with ORIGIN_NOT_ALLOWED, or UNKNOWN_COMMENT. */
    public Future<Void> check(Call call, CommentId id) {
        return call.foreignOrigin().isEmpty()
                ? Future.succeededFuture()
                : places.get(id).compose(place -> {
                    call.checkOrigin(sites.get(place.site()));
                    return Future.succeededFuture();
                });
    }
}
