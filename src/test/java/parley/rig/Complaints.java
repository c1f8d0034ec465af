package parley.rig;

import io.vertx.json.schema.OutputUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** A validator's findings, without those that only repeat that something further in is wrong. */
@NullMarked
final class Complaints {
    private static final Pattern ECHO =
            Pattern.compile("A subschema had errors|Items did not match schema|Property \".*\" does not match schema");

    // Said of a field that is not listed, but also of a listed one whose value is wrong.
    private static final Pattern UNLISTED =
            Pattern.compile("Property \".*\" does not match additional properties schema");

    private Complaints() {}

    static List<String> of(List<OutputUnit> errors) {
        List<OutputUnit> causes = errors.stream()
                .filter(error -> !ECHO.matcher(error.getError()).matches())
                .toList();
        return causes.stream()
                .filter(error -> !unlisted(error) || causes.stream().noneMatch(other -> explains(other, error)))
                .map(Complaints::words)
                .distinct()
                .toList();
    }

    private static boolean explains(OutputUnit other, OutputUnit error) {
        String at = error.getInstanceLocation();
        boolean within = other.getInstanceLocation().startsWith(at + "/")
                || (other.getInstanceLocation().equals(at) && !unlisted(other));
        return other != error && within;
    }

    private static boolean unlisted(OutputUnit error) {
        return UNLISTED.matcher(error.getError()).matches();
    }

    private static String words(OutputUnit error) {
        return error.getInstanceLocation() + ": " + (unlisted(error) ? "is not listed" : error.getError());
    }
}
