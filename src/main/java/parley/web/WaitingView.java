package parley.web;

import java.util.List;
import java.util.Optional;
import parley.screening.Reason;
import parley.threading.CommentView;
import parley.threading.DiscussionView;

/**
 * What an author sees after writing something that has to wait. For one reader alone, never for a shared cache.
 *
 * @param comment as its author sees it
 * @param held why it waits
 */
public record WaitingView(DiscussionView discussion, CommentView comment, List<Reason> held) {
    public CommentCard card() {
        return new CommentCard(discussion.site(), comment, held);
    }

    public OwnPage own() {
        return OwnPage.of(discussion);
    }

    public String title() {
        return discussion.title().orElse("Comments");
    }

    public Optional<String> article() {
        return discussion.url().flatMap(Wording::link);
    }
}
