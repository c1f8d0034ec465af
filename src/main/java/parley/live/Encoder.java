package parley.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import parley.event.Event;
import parley.journal.Entry;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Current;
import parley.threading.Discussion;
import parley.threading.DiscussionView;

/**
 * Turns a line of the journal into the event that readers get (docs/live-protocol.md): the comment as it is now, counts
 * absolute. A comment that is not public any more goes out as its removal, whatever the line says; one that is public
 * again is never told as removed.
 *
 * @param fragment for those who asked for HTML
 * @param epoch names the history that is being told
 */
record Encoder(Fragment fragment, Supplier<String> epoch) {

    /** @throws IllegalStateException for a private entry, or one whose discussion was not read */
    Line line(Entry entry, Current current) {
        var discussion = current.discussion(entry.discussion())
                .orElseThrow(() -> new IllegalStateException("a line without a discussion: " + entry));
        return new Line(
                entry,
                new Telling(entry, discussion, current, Form.JSON).event(),
                form -> new Telling(entry, discussion, current, form).event());
    }

    private final class Telling {
        private final Entry entry;
        private final Discussion discussion;
        private final Current current;
        private final Form form;
        private final JsonObject json = new JsonObject();

        Telling(Entry entry, Discussion discussion, Current current, Form form) {
            this.entry = entry;
            this.discussion = discussion;
            this.current = current;
            this.form = form;
            json.put("seq", entry.seq().orElseThrow());
        }

        String event() {
            switch (entry.event()) {
                case Event.DiscussionChanged _ -> discussionChanged();
                case Event.OfComment of -> ofComment(of);
            }
            return json.encode();
        }

        /** The reader has got no further than this event, whatever the discussion's own count says by now. */
        private void discussionChanged() {
            var view = DiscussionView.of(discussion, epoch.get()).toJson();
            json.put("type", "discussion-changed")
                    .put("discussion", view.put("seq", entry.seq().orElseThrow()));
        }

        private void ofComment(Event.OfComment event) {
            var found = current.comment(event.comment());
            var seen = found.filter(now -> now.comment().published());
            if (seen.isEmpty()) {
                removed(event, found);
                return;
            }
            switch (event) {
                case Event.VotesChanged _ -> votes(seen.get().comment());
                case Event.ReactionsChanged _ -> reactions(seen.get().comment());
                case Event.CommentPublished _ -> shown("comment-published", seen.get());
                case Event.CommentEdited _, Event.CommentMarked _ -> shown("comment-edited", seen.get());
                case Event.CommentRestored _, Event.CommentRemoved _ -> shown("comment-restored", seen.get());
                case Event.Private _ -> throw new IllegalStateException("not for readers: " + event);
            }
        }

        private void shown(String type, Current.Seen seen) {
            json.put("type", type);
            var answered = seen.ancestors().stream().findFirst().flatMap(Current.Ancestor::name);
            show(json, CommentView.of(seen.comment(), seen.discussion()), answered);
            count(seen.ancestors());
        }

        private void removed(Event.OfComment event, Optional<Current.Seen> found) {
            var placeholder = found.flatMap(Current.Seen::view);
            json.put("type", "comment-removed")
                    .put("id", event.comment().toString())
                    .put("placeholder", placeholder.isPresent());
            placeholder.ifPresent(view -> show(json, view, Optional.empty()));
            count(found.map(Current.Seen::ancestors).orElse(List.of()));
        }

        private void votes(Comment comment) {
            var votes = comment.votes();
            json.put("type", "votes-changed")
                    .put("id", comment.id().toString())
                    .put("votes", new JsonObject().put("up", votes.up()).put("down", votes.down()));
        }

        private void reactions(Comment comment) {
            json.put("type", "reactions-changed")
                    .put("id", comment.id().toString())
                    .put("reactions", new JsonObject(new TreeMap<>(comment.reactions())));
        }

        /** A placeholder comes along: it may have been dropped, and stand again because of this event. */
        private void count(List<Current.Ancestor> ancestors) {
            var counts = new JsonArray();
            for (var ancestor : ancestors) {
                var count = new JsonObject()
                        .put("id", ancestor.id().toString())
                        .put("replyCount", ancestor.replyCount())
                        .put("descendantCount", ancestor.descendantCount());
                ancestor.placeholder().ifPresent(view -> show(count, view, Optional.empty()));
                counts.add(count);
            }
            json.put("commentCount", discussion.commentCount()).put("ancestors", counts);
        }

        private void show(JsonObject where, CommentView view, Optional<String> answered) {
            if (form.html()) {
                where.put("html", fragment.of(form.language(), discussion.site().value(), view, answered));
            } else {
                where.put("comment", view.toJson());
            }
        }
    }
}
