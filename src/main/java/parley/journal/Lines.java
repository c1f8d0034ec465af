package parley.journal;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DecisionId;
import parley.event.DiscussionState;
import parley.event.Event;

/** How an event stands in a line: a type, the comment it is about, and facts. Types never change once they are out. */
final class Lines {
    private Lines() {}

    static String type(Event event) {
        return switch (event) {
            case Event.CommentPublished e -> "comment-published";
            case Event.CommentEdited e -> "comment-edited";
            case Event.CommentMarked e -> "comment-marked";
            case Event.CommentRestored e -> "comment-restored";
            case Event.CommentRemoved e -> "comment-removed";
            case Event.VotesChanged e -> "votes-changed";
            case Event.ReactionsChanged e -> "reactions-changed";
            case Event.DiscussionChanged e -> "discussion-changed";
            case Event.CommentHeld e -> "comment-held";
            case Event.DecisionRecorded e -> "decision-recorded";
            case Event.CommentClaimed e -> "comment-claimed";
            case Event.ClaimDropped e -> "claim-dropped";
            case Event.CommentReported e -> "comment-reported";
            case Event.CommentDecided e -> "comment-decided";
        };
    }

    static Optional<UUID> comment(Event event) {
        return event instanceof Event.OfComment of ? Optional.of(of.comment().value()) : Optional.empty();
    }

    static JsonObject facts(Event event) {
        return switch (event) {
            case Event.CommentPublished e -> counted(e.revision(), e.commentCount());
            case Event.CommentEdited e -> new JsonObject().put("revision", e.revision());
            case Event.CommentMarked e ->
                new JsonObject().put("pinned", e.pinned()).put("featured", e.featured());
            case Event.CommentRestored e -> counted(e.revision(), e.commentCount());
            case Event.CommentRemoved e -> new JsonObject().put("commentCount", e.commentCount());
            case Event.VotesChanged e -> new JsonObject().put("up", e.up()).put("down", e.down());
            case Event.ReactionsChanged e -> new JsonObject(new TreeMap<>(e.reactions()));
            case Event.DiscussionChanged e ->
                new JsonObject().put("state", e.state().label());
            case Event.CommentReported e -> new JsonObject().put("open", e.open());
            case Event.CommentHeld e -> new JsonObject().put("revision", e.revision());
            case Event.DecisionRecorded e ->
                new JsonObject().put("decision", e.decision().toString());
            case Event.CommentClaimed _, Event.ClaimDropped _ -> new JsonObject();
            case Event.CommentDecided e ->
                new JsonObject().put("status", e.status().label());
        };
    }

    /** Empty for a type of a later version. */
    static Optional<Event> event(String type, Optional<UUID> comment, JsonObject facts) {
        return Optional.ofNullable(known(type, comment, facts));
    }

    private static @Nullable Event known(String type, Optional<UUID> comment, JsonObject facts) {
        return switch (type) {
            case "comment-published" ->
                new Event.CommentPublished(id(comment), facts.getInteger("revision"), facts.getInteger("commentCount"));
            case "comment-edited" -> new Event.CommentEdited(id(comment), facts.getInteger("revision"));
            case "comment-marked" ->
                new Event.CommentMarked(id(comment), facts.getBoolean("pinned"), facts.getBoolean("featured"));
            case "comment-restored" ->
                new Event.CommentRestored(id(comment), facts.getInteger("revision"), facts.getInteger("commentCount"));
            case "comment-removed" -> new Event.CommentRemoved(id(comment), facts.getInteger("commentCount"));
            case "votes-changed" ->
                new Event.VotesChanged(id(comment), facts.getInteger("up"), facts.getInteger("down"));
            case "reactions-changed" -> new Event.ReactionsChanged(id(comment), tallies(facts));
            case "discussion-changed" -> new Event.DiscussionChanged(DiscussionState.of(facts.getString("state")));
            case "decision-recorded" ->
                new Event.DecisionRecorded(
                        id(comment),
                        DecisionId.parse(facts.getString("decision")).orElseThrow());
            case "comment-claimed" -> new Event.CommentClaimed(id(comment));
            case "claim-dropped" -> new Event.ClaimDropped(id(comment));
            case "comment-held" -> new Event.CommentHeld(id(comment), facts.getInteger("revision"));
            case "comment-reported" -> new Event.CommentReported(id(comment), facts.getInteger("open"));
            case "comment-decided" ->
                new Event.CommentDecided(id(comment), CommentStatus.of(facts.getString("status")));
            default -> null;
        };
    }

    private static JsonObject counted(int revision, int commentCount) {
        return new JsonObject().put("revision", revision).put("commentCount", commentCount);
    }

    private static CommentId id(Optional<UUID> comment) {
        return new CommentId(comment.orElseThrow());
    }

    private static Map<String, Integer> tallies(JsonObject facts) {
        var tallies = new TreeMap<String, Integer>();
        facts.fieldNames().forEach(name -> tallies.put(name, facts.getInteger(name)));
        return tallies;
    }
}
