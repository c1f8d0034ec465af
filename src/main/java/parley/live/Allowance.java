package parley.live;

/**
 * How much one client network (IPv4 /32, IPv6 /64) may hold open on this node.
 *
 * @param limited false lifts these and the limit of frames in a second: for load tests only
 * @param connections sockets and event streams
 * @param subscriptions of all of them together; an event stream is one
 */
public record Allowance(boolean limited, int connections, int subscriptions) {}
