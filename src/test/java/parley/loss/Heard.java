package parley.loss;

import io.vertx.core.json.JsonObject;

/**
 * An event as a subscriber got it.
 *
 * @param id of the comment, or of the discussion
 * @param content what it says: a comment's HTML, votes as {@code up/down}, nothing for a removal
 */
record Heard(long seq, String type, String id, String content) {

    static Heard of(JsonObject event) {
        var type = event.getString("type");
        return switch (type) {
            case "comment-removed" -> new Heard(event.getLong("seq"), type, event.getString("id"), "");
            case "votes-changed" -> {
                var votes = event.getJsonObject("votes");
                yield new Heard(event.getLong("seq"), type, event.getString("id"), votes(votes));
            }
            case "discussion-changed" ->
                new Heard(
                        event.getLong("seq"),
                        type,
                        event.getJsonObject("discussion").getString("id"),
                        "");
            default -> {
                var comment = event.getJsonObject("comment");
                yield new Heard(event.getLong("seq"), type, comment.getString("id"), comment.getString("html"));
            }
        };
    }

    private static String votes(JsonObject votes) {
        return votes.getInteger("up") + "/" + votes.getInteger("down");
    }

    boolean showsComment() {
        return type.equals("comment-published") || type.equals("comment-edited") || type.equals("comment-restored");
    }
}
