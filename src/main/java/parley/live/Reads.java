package parley.live;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.event.DiscussionId;
import parley.event.Event;
import parley.journal.Entry;
import parley.threading.Current;
import parley.threading.PageReader;

/** Reads what events are about as it is now: events hold no text, so what is sent is what may be seen now. */
record Reads(PageReader pages) {

    Future<Current> discussion(DiscussionId id) {
        return pages.current(Set.of(), Set.of(id));
    }

    /** All that is needed to tell these. */
    Future<Current> of(List<Entry> entries) {
        var discussions = entries.stream().map(Entry::discussion).collect(Collectors.toSet());
        var comments = entries.stream()
                .map(Entry::event)
                .filter(Event.OfComment.class::isInstance)
                .map(event -> ((Event.OfComment) event).comment())
                .collect(Collectors.toSet());
        return pages.current(comments, discussions);
    }
}
