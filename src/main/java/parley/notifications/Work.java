package parley.notifications;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.Event;
import parley.journal.Entry;

/**
 * The lines that anything follows from, and what they are about.
 *
 * @param appeared comments that readers can see anew
 * @param judged comments that came, changed or went, perhaps by a moderator's decision
 * @param reacted comments whose reactions changed
 */
record Work(List<Entry> entries, Set<CommentId> appeared, Set<CommentId> judged, Set<CommentId> reacted) {

    static Work of(List<Entry> lines) {
        var entries = lines.stream().filter(Work::matters).toList();
        return new Work(
                entries,
                about(entries, Event.CommentPublished.class, Event.CommentRestored.class),
                about(
                        entries,
                        Event.CommentPublished.class,
                        Event.CommentEdited.class,
                        Event.CommentRestored.class,
                        Event.CommentRemoved.class,
                        Event.CommentDecided.class),
                about(entries, Event.ReactionsChanged.class));
    }

    private static boolean matters(Entry entry) {
        return switch (entry.event()) {
            case Event.CommentPublished _,
                    Event.CommentEdited _,
                    Event.CommentRestored _,
                    Event.CommentRemoved _,
                    Event.CommentHeld _,
                    Event.CommentDecided _,
                    Event.ReactionsChanged _ -> true;
            case Event.CommentMarked _, Event.CommentReported _, Event.VotesChanged _, Event.DiscussionChanged _ ->
                false;
        };
    }

    private static Set<CommentId> about(Collection<Entry> entries, Class<?>... kinds) {
        return entries.stream()
                .map(Entry::event)
                .filter(event -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(event)))
                .map(event -> ((Event.OfComment) event).comment())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Set<CommentId> comments() {
        return about(entries, Event.OfComment.class);
    }

    Set<DiscussionId> discussions() {
        return entries.stream()
                .filter(entry -> appeared.contains(((Event.OfComment) entry.event()).comment()))
                .map(Entry::discussion)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
