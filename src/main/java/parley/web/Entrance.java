package parley.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import parley.sites.Sites;

/**
 * All that a {@link Door} is made of.
 *
 * @param host an address or name of this machine
 * @param port 0 takes a free one, the same for all event loops
 * @param rooms mounted in this order
 */
public record Entrance(String host, int port, Limits limits, Sites sites, MeterRegistry meters, List<Routes> rooms) {}
