package parley.live;

import io.vertx.core.Future;

/** A WebSocket or an event stream, seen from its event loop. */
interface Connection {
    /** Seconds between two signs of life. */
    int HEARTBEAT = 25;

    /** Called each second; a connection picks its own second for its sign of life, so that not all come at once. */
    void beat(long second);

    /** The history that was told may never have happened; those who listen to discussions are told by themselves. */
    default void rewound() {}

    /** Says goodbye and closes. */
    Future<Void> drain(int reconnectIn);
}
