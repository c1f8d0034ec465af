package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.event.CommentStatus;

/**
 * What the newsroom knows of an author on one site.
 *
 * @param name as they signed last, like {@code email}
 * @param comments how many there are of each status; none of a status that is left out
 * @param notes of colleagues, the newest first
 * @param recent their last comments, the newest first
 */
public record AuthorCard(
        String id,
        String name,
        Optional<String> email,
        Instant firstSeen,
        Map<CommentStatus, Integer> comments,
        AuthorState state,
        List<Note> notes,
        List<ModeratedComment> recent) {

    /** @param by {@code staff:<id>}, {@code key:<id>} or {@code administrator} */
    public record Note(UUID id, String text, String by, Instant at) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("id", id.toString())
                    .put("text", text)
                    .put("by", by)
                    .put("at", at.toString());
        }
    }

    /** The contract's {@code AuthorCard}. */
    JsonObject toJson() {
        var counts = new JsonObject();
        for (var status : CommentStatus.values()) {
            counts.put(status.label(), comments.getOrDefault(status, 0));
        }
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("email", email.orElse(null))
                .put("firstSeen", firstSeen.toString())
                .put("comments", counts)
                .put("standing", state.toJson())
                .put("badges", new JsonArray(state.badges()))
                .put("notes", new JsonArray(notes.stream().map(Note::toJson).toList()))
                .put(
                        "recent",
                        new JsonArray(
                                recent.stream().map(ModeratedComment::toJson).toList()));
    }
}
