package parley.sites;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.bus.Command;
import parley.event.SiteKey;

/**
 * Makes a site, or changes it; what is so already changes nothing.
 *
 * @param who as the audit names them
 * @param origins exact: scheme, host, port
 * @param policy empty leaves it as it is, and makes the usual one for a new site
 * @param seen the version it must still have: 0 = there must be no such site; empty = whatever it is
 */
public record ConfigureSite(
        String who, SiteKey key, String name, List<String> origins, Optional<Policy> policy, OptionalInt seen)
        implements Command<ConfigureSite.Configured> {
    public static final int MOST_ORIGINS = 100;
    public static final int LONGEST_NAME = 200;

    /** @param made whether it is new */
    public record Configured(Site site, boolean made) {}
}
