package parley.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The few phrases that templates need with numbers and times in them; {@code parley.js} says the same ones. */
final class Wording {
    private static final DateTimeFormatter DAY_AND_MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s]+", Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** In full, because a page without scripts cannot know the reader's clock. */
    static String date(Instant at) {
        return DAY_AND_MINUTE.format(at);
    }

    static String comments(int count) {
        return count == 0 ? "No comments yet" : counted(count, "comment", "comments");
    }

    /** Empty for none. */
    static String replies(int count) {
        return count == 0 ? "" : counted(count, "reply", "replies");
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Only what leads to the web: an escaped {@code javascript:} link would still run. */
    static Optional<String> link(String website) {
        return WEB_ADDRESS.matcher(website).matches() ? Optional.of(website) : Optional.empty();
    }
}
