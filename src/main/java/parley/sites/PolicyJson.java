package parley.sites;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A policy as jsonb: the record's own names, durations in ISO 8601 ({@code PT5M}). */
final class PolicyJson {

    private PolicyJson() {}

    static JsonObject write(Policy policy) {
        return new JsonObject()
                .put("version", policy.version())
                .put("minLength", policy.minLength())
                .put("maxLength", policy.maxLength())
                .put("editWindow", policy.editWindow().toString())
                .put("mailRequired", policy.mailRequired())
                .put("preModerated", policy.preModerated())
                .put("newAuthorHeld", policy.newAuthorHeld())
                .put("rejectionsHeld", policy.rejectionsHeld())
                .put("linksHeldFrom", policy.linksHeldFrom())
                .put("linkHosts", new JsonArray(policy.linkHosts()))
                .put("linksElsewhere", policy.linksElsewhere().label())
                .put("shoutingHeldFrom", policy.shoutingHeldFrom())
                .put("mentionsHeldFrom", policy.mentionsHeldFrom())
                .put("contactDetails", policy.contactDetails().label())
                .put("repeatWindow", policy.repeatWindow().toString())
                .put("bannedWords", new JsonArray(policy.bannedWords()))
                .put("suspectWords", new JsonArray(policy.suspectWords()))
                .put("nudge", policy.nudge())
                .put("reportsHeldFrom", policy.reportsHeldFrom())
                .put("dropQuery", policy.dropQuery());
    }

    static Policy read(JsonObject json) {
        JsonObject all = write(Policy.DEFAULT);
        refuseUnknown(json, all);
        json.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return new Policy(
                whole(all, "version"),
                whole(all, "minLength"),
                whole(all, "maxLength"),
                duration(all, "editWindow"),
                yesOrNo(all, "mailRequired"),
                yesOrNo(all, "preModerated"),
                whole(all, "newAuthorHeld"),
                yesOrNo(all, "rejectionsHeld"),
                whole(all, "linksHeldFrom"),
                words(all, "linkHosts"),
                treatment(all, "linksElsewhere"),
                whole(all, "shoutingHeldFrom"),
                whole(all, "mentionsHeldFrom"),
                treatment(all, "contactDetails"),
                duration(all, "repeatWindow"),
                words(all, "bannedWords"),
                words(all, "suspectWords"),
                yesOrNo(all, "nudge"),
                whole(all, "reportsHeldFrom"),
                yesOrNo(all, "dropQuery"));
    }

    private static void refuseUnknown(JsonObject json, JsonObject known) {
        var unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(known.fieldNames());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("a policy has no " + String.join(", ", unknown));
        }
    }

    private static int whole(JsonObject json, String key) {
        if (json.getValue(key) instanceof Integer number) {
            return number;
        }
        throw wrong(key, "a whole number");
    }

    private static boolean yesOrNo(JsonObject json, String key) {
        if (json.getValue(key) instanceof Boolean value) {
            return value;
        }
        throw wrong(key, "true or false");
    }

    private static Duration duration(JsonObject json, String key) {
        try {
            if (json.getValue(key) instanceof String text) {
                return Duration.parse(text);
            }
        } catch (DateTimeParseException unreadable) {
            // said below, as for any other value
        }
        throw wrong(key, "an ISO 8601 duration, as in PT5M");
    }

    private static Treatment treatment(JsonObject json, String key) {
        return Stream.of(Treatment.values())
                .filter(treatment -> treatment.label().equals(json.getValue(key)))
                .findFirst()
                .orElseThrow(() -> wrong(key, "allow, hold or refuse"));
    }

    private static List<String> words(JsonObject json, String key) {
        if (json.getValue(key) instanceof JsonArray words && words.stream().allMatch(String.class::isInstance)) {
            return words.stream().map(String.class::cast).toList();
        }
        throw wrong(key, "a list of texts");
    }

    private static IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(key + " must be " + expected);
    }
}
