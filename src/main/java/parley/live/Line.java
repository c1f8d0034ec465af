package parley.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.Event;
import parley.journal.Entry;

/** One event, encoded: as JSON when it comes, as HTML once somebody wants it so. */
final class Line {
    private final Entry entry;
    private final String json;
    private final Supplier<String> toHtml;
    private volatile @Nullable String html;

    Line(Entry entry, String json, Supplier<String> toHtml) {
        this.entry = entry;
        this.json = json;
        this.toHtml = toHtml;
    }

    Entry entry() {
        return entry;
    }

    long seq() {
        return entry.seq().orElseThrow();
    }

    String text(Form form) {
        return switch (form) {
            case JSON -> json;
            case HTML -> html();
        };
    }

    /** Two event loops may both do it the first time; they get the same. */
    private String html() {
        var known = html;
        if (known == null) {
            known = toHtml.get();
            html = known;
        }
        return known;
    }

    int size() {
        return json.length();
    }

    /** The comment whose text may have changed with this event. */
    Optional<CommentId> changed() {
        return entry.event() instanceof Event.Tally ? Optional.empty() : comment();
    }

    Optional<CommentId> comment() {
        return entry.event() instanceof Event.OfComment of ? Optional.of(of.comment()) : Optional.empty();
    }
}
