package parley.bench;

import io.vertx.core.Future;

/** One client of a closed loop: it asks again as soon as it was answered. */
interface Lane {
    /** The future completes on the lane's own event loop; a failure counts as an error, and the lane goes on. */
    Future<?> ask();
}
