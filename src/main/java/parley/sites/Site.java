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
    /** The same site, saying this; its versions rise only if something is different. */
    Site with(String newName, List<String> newOrigins, Policy newPolicy) {
        boolean otherPolicy = !newPolicy.at(policy.version()).equals(policy);
        if (name.equals(newName) && origins.equals(newOrigins) && !otherPolicy) {
            return this;
        }
        var numbered = otherPolicy ? newPolicy.at(policy.version() + 1) : policy;
        return new Site(key, newName, newOrigins, numbered, version + 1);
    }

    public boolean allows(String origin) {
        return origins.contains(origin);
    }
}
