package parley.web;

import io.vertx.ext.web.Router;

/** The addresses that a room opens. One object serves every event loop, so it keeps no state of its own. */
public interface Routes {
    /** Called once for each event loop, in the order in which the rooms are named. */
    void mount(Router router);
}
