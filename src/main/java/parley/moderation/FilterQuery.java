package parley.moderation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import parley.event.DiscussionId;
import parley.web.Parameters;

/** Reads a {@link Filter} from a query; its mistakes are noted there. */
final class FilterQuery {
    private static final int LONGEST = 200;

    private FilterQuery() {}

    static Filter read(Parameters query) {
        return new Filter(
                discussion(query),
                text(query, "author"),
                text(query, "q"),
                text(query, "reason"),
                time(query, "since"),
                time(query, "until"));
    }

    private static Optional<DiscussionId> discussion(Parameters query) {
        var text = query.optionalText("discussion");
        var id = text.flatMap(DiscussionId::parse);
        if (text.isPresent() && id.isEmpty()) {
            query.mistake("discussion", "is not a discussion's id");
        }
        return id;
    }

    /** An empty one is as good as none: forms send those. */
    private static Optional<String> text(Parameters query, String name) {
        var text = query.optionalText(name);
        if (text.filter(given -> given.length() > LONGEST).isPresent()) {
            query.mistake(name, "has at most " + LONGEST + " characters");
        }
        return text.filter(given -> !given.isBlank());
    }

    /** RFC 3339. */
    private static Optional<Instant> time(Parameters query, String name) {
        try {
            return query.optionalText(name)
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            query.mistake(name, "must be a time as in 2026-11-22T18:30:00Z");
            return Optional.empty();
        }
    }
}
