package parley.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object, field by field. A mistake is noted and reading goes on with a value that nobody will see, because
 * {@link #check} then throws with all of them. A field that was never asked for is a mistake too, so ask for everything
 * before the check.
 */
public final class Fields {
    private final JsonObject json;
    private final String pointer;
    private final Mistakes mistakes;
    private final Set<String> asked = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    private Fields(JsonObject json, String pointer, Mistakes mistakes) {
        this.json = json;
        this.pointer = pointer;
        this.mistakes = mistakes;
    }

    public static Fields of(JsonObject json) {
        return new Fields(json, "", new Mistakes());
    }

    /** A required text, which may be empty: whether it may is for the one who understands it. */
    public String text(String name) {
        return required(name, optionalText(name)).orElse("");
    }

    /** A text that may be left out, but not be null. */
    public Optional<String> optionalText(String name) {
        return as(String.class, name, "a text");
    }

    /** A text that may be left out or null. */
    public Optional<String> nullableText(String name) {
        if (json.containsKey(name) && json.getValue(name) == null) {
            asked.add(name);
            return Optional.empty();
        }
        return optionalText(name);
    }

    /** A time that may be left out or null; who must tell them apart asks {@link #isNull}. RFC 3339, to the microsecond. */
    public Optional<Instant> nullableTime(String name) {
        try {
            return nullableText(name)
                    .map(text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            mistake(name, "must be a time, as in 2026-11-22T10:00:00Z");
            return Optional.empty();
        }
    }

    /** Whether it is there and null. */
    public boolean isNull(String name) {
        boolean so = json.containsKey(name) && json.getValue(name) == null;
        if (so) {
            asked.add(name);
        }
        return so;
    }

    public Optional<Boolean> optionalFlag(String name) {
        return as(Boolean.class, name, "true or false");
    }

    public int whole(String name) {
        return required(name, as(Integer.class, name, "a whole number")).orElse(0);
    }

    /** A whole number from 0 to 2^63 - 1 that may be left out. */
    public OptionalLong optionalCount(String name) {
        var number = as(Number.class, name, "a whole number, not negative");
        var count = number.filter(n -> n instanceof Integer || n instanceof Long)
                .map(Number::longValue)
                .filter(n -> n >= 0);
        if (number.isPresent() && count.isEmpty()) {
            mistake(name, "must be a whole number, not negative");
        }
        return count.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** A required text that must be one of those labels; the first choice stands in for a mistake. */
    public <E> E choice(String name, List<E> choices, Function<E, String> label) {
        return required(name, optionalChoice(name, choices, label)).orElse(choices.getFirst());
    }

    public <E> Optional<E> optionalChoice(String name, List<E> choices, Function<E, String> label) {
        var text = optionalText(name);
        var found = choices.stream()
                .filter(choice -> text.filter(label.apply(choice)::equals).isPresent())
                .findFirst();
        if (text.isPresent() && found.isEmpty()) {
            mistake(
                    name,
                    "must be one of "
                            + String.join(", ", choices.stream().map(label).toList()));
        }
        return found;
    }

    public Fields object(String name) {
        return required(name, optionalObject(name)).orElseGet(() -> new Fields(new JsonObject(), "", new Mistakes()));
    }

    public Optional<Fields> optionalObject(String name) {
        return as(JsonObject.class, name, "an object").map(object -> within(object, at(name)));
    }

    /** A required list of objects. */
    public List<Fields> objects(String name) {
        var list = required(name, as(JsonArray.class, name, "a list")).orElseGet(JsonArray::new);
        var objects = new ArrayList<Fields>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (list.getValue(i) instanceof JsonObject object) {
                objects.add(within(object, at(name) + "/" + i));
            } else {
                mistakes.note(at(name) + "/" + i, "must be an object");
            }
        }
        return objects;
    }

    /** An object that may be left out and is understood elsewhere: what it may hold is not looked at here. */
    public Optional<JsonObject> optionalMap(String name) {
        return as(JsonObject.class, name, "an object");
    }

    /** A required list of texts. */
    public List<String> texts(String name) {
        return required(name, optionalTexts(name)).orElseGet(List::of);
    }

    /** A list of texts that may be left out. */
    public Optional<List<String>> optionalTexts(String name) {
        return as(JsonArray.class, name, "a list").map(list -> {
            var texts = new ArrayList<String>(list.size());
            for (int i = 0; i < list.size(); i++) {
                if (list.getValue(i) instanceof String text) {
                    texts.add(text);
                } else {
                    mistakes.note(at(name) + "/" + i, "must be a text");
                }
            }
            return texts;
        });
    }

    /** Notes a mistake that only the asker can see. */
    public void mistake(String name, String detail) {
        mistakes.note(at(name), detail);
    }

    /** Notes what is wrong with this object as a whole. */
    public void mistake(String detail) {
        mistakes.note(pointer, detail);
    }

    /** @throws parley.problem.Refusal MALFORMED_REQUEST with every mistake of this object and those within it */
    public void check() {
        refuseUnknown();
        mistakes.check();
    }

    /** The JSON pointer of a field of this object (RFC 6901). */
    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void refuseUnknown() {
        json.fieldNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> mistake(name, "is not known here"));
        inner.forEach(Fields::refuseUnknown);
    }

    private Fields within(JsonObject object, String place) {
        var fields = new Fields(object, place, mistakes);
        inner.add(fields);
        return fields;
    }

    private <T> Optional<T> as(Class<T> type, String name, String expected) {
        asked.add(name);
        @Nullable Object value = json.getValue(name);
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        if (json.containsKey(name)) {
            mistake(name, "must be " + expected);
        }
        return Optional.empty();
    }

    private <T> Optional<T> required(String name, Optional<T> value) {
        if (!json.containsKey(name)) {
            mistake(name, "is required");
        }
        return value;
    }
}
