package parley.live;

import parley.problem.Refusal;

/** Where a listener's events go: a WebSocket, an event stream, or one page. Used on its own event loop only. */
interface Outlet {
    /** While it is, events stay where they are: in the ring, or in the database. */
    boolean full();

    /** Whether a reader sits behind it who stays. */
    boolean stays();

    void send(Frame frame);

    /** A frame that is not about events; small, and worth no waiting. */
    void say(String frame);

    void refuse(Listener listener, Refusal refusal);

    /** The subscription is over; what ends with it is the outlet's to know. */
    void ended(Listener listener);
}
