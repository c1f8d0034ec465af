package parley.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import parley.event.CommentId;
import parley.event.Event;
import parley.journal.Entry;

/** One event, encoded: as JSON when it comes, as HTML once somebody wants it so, once in each language. */
final class Line {
    private final Entry entry;
    private final String json;
    private final Function<Form, String> toHtml;
    private final AtomicReferenceArray<String> html = new AtomicReferenceArray<>(Form.FORMS);

    Line(Entry entry, String json, Function<Form, String> toHtml) {
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
        return form.html() ? html(form) : json;
    }

    /** Two event loops may both do it the first time; they get the same. */
    private String html(Form form) {
        var known = html.get(form.index());
        if (known == null) {
            known = toHtml.apply(form);
            html.set(form.index(), known);
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
