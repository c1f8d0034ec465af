package parley.live;

import java.util.Set;
import parley.event.DiscussionId;

/** Told to every event loop of the node when rings have new events; each loop looks which of its sockets want them. */
record RingsGrew(Set<DiscussionId> discussions) {}
