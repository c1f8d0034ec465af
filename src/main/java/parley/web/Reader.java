package parley.web;

import java.time.Instant;
import java.util.Optional;
import parley.threading.CommentView;

/**
 * Who looks at a page, as far as the page must know.
 *
 * @param author the reader's public id as an author on this site
 * @param since what was written before it cannot be changed any more
 */
public record Reader(Optional<String> author, Instant since) {
    /** For pages that are the same for all. */
    public static final Reader ANYBODY = new Reader(Optional.empty(), Instant.MAX);

    boolean mayChange(CommentView comment) {
        return author.isPresent()
                && comment.author().map(CommentView.Person::id).equals(author)
                && comment.createdAt().isAfter(since);
    }
}
