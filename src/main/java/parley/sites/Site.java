package parley.sites;

import java.util.List;
import parley.event.SiteKey;

/**
 * A tenant.
 *
 * @param origins exact origins (scheme, host, port) of pages that may embed its discussions
 * @param version rises with every change; stands in every page's ETag
 */
public record Site(SiteKey key, String name, List<String> origins, Policy policy, int version) {
    Site with(String otherName, List<String> otherOrigins, Policy otherPolicy) {
        return new Site(key, otherName, otherOrigins, otherPolicy, version);
    }

    public boolean allows(String origin) {
        return origins.contains(origin);
    }
}
