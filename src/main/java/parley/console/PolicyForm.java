package parley.console;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.sites.Policy;
import parley.sites.Site;
import parley.sites.Treatment;

/**
 * A site's policy as people write it: times in minutes, lists with a line for each entry. What was typed is kept as it was
 * typed, until it is saved.
 *
 * @param seen the version of the site that was looked at
 */
public record PolicyForm(Map<String, String> fields, int seen) {
    public static final List<String> NUMBERS = List.of(
            "minLength",
            "maxLength",
            "newAuthorHeld",
            "linksHeldFrom",
            "shoutingHeldFrom",
            "mentionsHeldFrom",
            "reportsHeldFrom");
    public static final List<String> MINUTES = List.of("editWindow", "repeatWindow");
    public static final List<String> FLAGS =
            List.of("preModerated", "rejectionsHeld", "nudge", "mailRequired", "dropQuery");
    public static final List<String> CHOICES = List.of("linksElsewhere", "contactDetails");
    public static final List<String> LISTS = List.of("suspectWords", "bannedWords", "linkHosts");

    private static final BigDecimal MILLIS =
            BigDecimal.valueOf(Duration.ofMinutes(1).toMillis());

    static PolicyForm of(Site site) {
        return new PolicyForm(write(site.policy()), site.version());
    }

    /** As it was typed; what a browser leaves out is off, or empty. */
    static PolicyForm of(MultiMap form) {
        var fields = new LinkedHashMap<String, String>();
        all().forEach(name ->
                fields.put(name, Optional.ofNullable(form.get(name)).orElse("").replace("\r\n", "\n")));
        var seen = Optional.ofNullable(form.get("seen"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt);
        return new PolicyForm(fields, seen.orElse(0));
    }

    private static List<String> all() {
        var names = new ArrayList<>(NUMBERS);
        names.addAll(MINUTES);
        names.addAll(FLAGS);
        names.addAll(CHOICES);
        names.addAll(LISTS);
        return names;
    }

    private static Map<String, String> write(Policy policy) {
        var json = policy.toJson();
        var fields = new LinkedHashMap<String, String>();
        NUMBERS.forEach(name -> fields.put(name, String.valueOf(json.getInteger(name))));
        MINUTES.forEach(name -> fields.put(name, minutes(Duration.parse(json.getString(name)))));
        FLAGS.forEach(name -> fields.put(name, json.getBoolean(name) ? "on" : ""));
        CHOICES.forEach(name -> fields.put(name, json.getString(name)));
        LISTS.forEach(name -> fields.put(
                name,
                String.join(
                        "\n",
                        json.getJsonArray(name).stream().map(String::valueOf).toList())));
        return fields;
    }

    private static String minutes(Duration time) {
        return BigDecimal.valueOf(time.toMillis())
                .divide(MILLIS, 4, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * @param before what the form does not ask stays as it is there
     * @throws IllegalArgumentException naming the field first, if it is no policy
     */
    Policy policy(Policy before) {
        var json = before.toJson();
        NUMBERS.forEach(name -> json.put(name, whole(name)));
        MINUTES.forEach(name -> json.put(name, time(name).toString()));
        FLAGS.forEach(name -> json.put(name, isOn(name)));
        CHOICES.forEach(name -> json.put(name, value(name)));
        LISTS.forEach(name -> json.put(
                name,
                new JsonArray(value(name)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList())));
        return Policy.fromJson(json);
    }

    private int whole(String name) {
        if (!value(name).strip().matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return Integer.parseInt(value(name).strip());
    }

    private Duration time(String name) {
        var text = value(name).strip().replace(',', '.');
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException(name + " must be a number of minutes");
        }
        return Duration.ofMillis(new BigDecimal(text).multiply(MILLIS).longValue());
    }

    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean isOn(String name) {
        return value(name).equals("on");
    }

    public boolean is(String name, Treatment treatment) {
        return value(name).equals(treatment.label());
    }

    /** The fields in which the two differ, in the order of the page. */
    List<String> differences(PolicyForm other) {
        return all().stream()
                .filter(name -> !value(name).strip().equals(other.value(name).strip()))
                .toList();
    }

    /** The same words, meant to replace this version. */
    PolicyForm over(int version) {
        return new PolicyForm(fields, version);
    }
}
