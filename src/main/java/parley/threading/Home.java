package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Shared futures complete on the event loop of whoever began; each who waits goes on at home, on its own. */
final class Home {
    private Home() {}

    static <T> Future<T> bring(Future<T> shared) {
        var home = Vertx.currentContext();
        if (home == null || shared.isComplete()) {
            return shared;
        }
        Promise<T> promise = Promise.promise();
        shared.onComplete(done -> home.runOnContext(_ -> promise.handle(done)));
        return promise.future();
    }
}
