package parley.web;

import java.util.List;
import java.util.Optional;
import parley.screening.Reason;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.DiscussionView;

/**
 * What an author sees after writing something that has to wait. For one reader alone, never for a shared cache.
 *
 * @param comment as its author sees it
 * @param held why it waits
 * @param t what is said around it
 */
public record WaitingView(DiscussionView discussion, CommentView comment, List<Reason> held, Texts t) {
    public CommentCard card() {
        return new CommentCard(t, discussion.site(), comment, held, Optional.empty(), false, false);
    }

    public OwnPage own() {
        return OwnPage.of(discussion, t.language());
    }

    public String title() {
        return discussion.title().orElseGet(() -> t.get("discussion.untitled"));
    }

    public Optional<String> article() {
        return discussion.url().flatMap(WebAddress::link);
    }
}
