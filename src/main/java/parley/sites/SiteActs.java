package parley.sites;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import parley.audit.Act;

/** What the audit is told of sites. */
final class SiteActs {
    private SiteActs() {}

    static Act made(String who, Site site) {
        return act(who, "make-site", site, facts(site).put("version", site.version()));
    }

    /** Only what is different: from what and to what; of a list, what came and what went. */
    static Act changed(String who, Site before, Site after) {
        var detail = new JsonObject().put("version", after.version());
        var changes = differences(facts(before), facts(after));
        var policy = differences(before.policy().toJson(), after.policy().toJson());
        if (!policy.isEmpty()) {
            changes.put("policy", policy);
        }
        return act(who, "change-site", after, detail.put("changed", changes));
    }

    private static Act act(String who, String what, Site site, JsonObject detail) {
        return new Act(who, what, Optional.of(site.key()), "site:" + site.key(), detail);
    }

    private static JsonObject facts(Site site) {
        return new JsonObject()
                .put("name", site.name())
                .put("origins", new JsonArray(site.origins()))
                .put("policy", site.policy().toJson());
    }

    private static JsonObject differences(JsonObject before, JsonObject after) {
        var changes = new JsonObject();
        for (var name : after.fieldNames()) {
            var from = before.getValue(name);
            var to = after.getValue(name);
            if (!Objects.equals(from, to)) {
                changes.put(name, difference(from, to));
            }
        }
        return changes;
    }

    private static JsonObject difference(Object from, Object to) {
        return from instanceof JsonArray had && to instanceof JsonArray has
                ? new JsonObject().put("added", without(has, had)).put("removed", without(had, has))
                : new JsonObject().put("from", from).put("to", to);
    }

    private static JsonArray without(JsonArray all, JsonArray others) {
        var left = new JsonArray();
        all.stream().filter(one -> !others.contains(one)).forEach(left::add);
        return left;
    }
}
