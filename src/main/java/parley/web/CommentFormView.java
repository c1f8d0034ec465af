package parley.web;

import java.util.List;
import parley.texts.Texts;
import parley.threading.CommentView;

/**
 * A form about one comment, on a page of its own.
 *
 * @param site the site's key
 * @param title of the discussion
 * @param text what stands in its field
 * @param error what is wrong with that; empty if nothing is
 * @param acknowledged the token of a nudge; empty where nobody was asked to reword it
 */
public record CommentFormView(
        Texts t, String site, String title, CommentView comment, String text, String error, String acknowledged) {
    public CommentCard card() {
        return CommentCard.of(t, site, comment);
    }

    public OwnPage own() {
        return OwnPage.of(site, comment.discussionId(), t.language());
    }

    /** Where the comment stands, and the reader came from. */
    public String back() {
        return own().address()
                + (comment.number().isPresent() ? "#comment-" + comment.number().getAsInt() : "");
    }

    public List<String> reasons() {
        return List.of("spam", "abuse", "off-topic", "private", "other");
    }

    public List<String> reactions() {
        return List.of("like", "love", "laugh", "wow", "sad", "angry");
    }

    public String emoji(String reaction) {
        return Emoji.of(reaction);
    }

    CommentFormView again(String draft, String newError, String nudge) {
        return new CommentFormView(t, site, title, comment, draft, newError, nudge);
    }
}
