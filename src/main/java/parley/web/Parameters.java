package parley.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Reads the query of a request, as {@link Fields} reads a body: all mistakes at once, unknown names among them. */
public final class Parameters {
    private static final int MOST_PARAMETERS = 256;

    private final Map<String, List<String>> parameters;
    private final Mistakes mistakes = new Mistakes();
    private final Set<String> asked = new HashSet<>();

    /** @throws Refusal MALFORMED_REQUEST on broken escapes or NUL */
    static Parameters of(String uri) {
        try {
            return new Parameters(
                    new QueryStringDecoder(uri, StandardCharsets.UTF_8, true, MOST_PARAMETERS, false).parameters());
        } catch (IllegalArgumentException broken) {
            throw Refusal.of(ProblemKind.MALFORMED_REQUEST, "The query has a broken escape.");
        }
    }

    private Parameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                mistake(name, "must not hold NUL");
            }
        });
    }

    public String text(String name) {
        var text = optionalText(name);
        if (text.isEmpty()) {
            mistake(name, "is required");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String name) {
        var values = all(name);
        if (values.size() > 1) {
            mistake(name, "is there more than once");
        }
        return values.stream().findFirst();
    }

    /** Every value of a parameter that may be repeated, in the order asked. */
    public List<String> all(String name) {
        asked.add(name);
        return parameters.getOrDefault(name, List.of());
    }

    public OptionalInt whole(String name, int least, int most) {
        var number = whole(name, (long) least, most);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    public OptionalLong whole(String name, long least, long most) {
        var text = optionalText(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var number = text.filter(digits -> digits.matches("[0-9]{1,18}")).map(Long::parseLong);
        if (number.filter(n -> n >= least && n <= most).isEmpty()) {
            mistake(name, "must be a whole number from " + least + " to " + most);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.get());
    }

    public <E> Optional<E> choice(String name, List<E> choices, Function<E, String> label) {
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

    public void mistake(String name, String detail) {
        mistakes.note(name, detail);
    }

    /** @throws Refusal MALFORMED_REQUEST with every mistake */
    public void check() {
        parameters.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> mistake(name, "is not known here"));
        mistakes.check();
    }
}
