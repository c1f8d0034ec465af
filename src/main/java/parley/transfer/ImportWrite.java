package parley.transfer;

import java.util.List;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionState;
import parley.screening.Reason;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.DiscussionSeed;
import parley.threading.Threads;

/**
 * An imported comment's part in a batch; answers whether it is new. It keeps its date and its approval, and takes the
 * next number: order is by number, and an export is in order. A discussion that readers write in already keeps its
 * address and title: an export often knows the page by its old ones.
 *
 * @param closed whether the page takes no more comments; only said to a discussion that is new
 * @param stands whether readable replies are below it
 */
record ImportWrite(
        Threads threads,
        DiscussionSeed seed,
        boolean closed,
        CommentId id,
        Optional<CommentId> parent,
        ForeignComment foreign,
        Author author,
        Comment.Body body,
        boolean stands)
        implements Write<Boolean> {

    @Override
    public void needs(Needs needs) {
        needs.row(threads.seeds(), seed);
        needs.row(threads.discussions(), seed.id());
        needs.row(threads.comments(), id);
        parent.ifPresent(above -> needs.row(threads.comments(), above));
    }

    @Override
    public Boolean apply(Batch batch) {
        if (batch.find(threads.comments(), id).isPresent()) {
            return false;
        }
        var discussion = threads.discussion(batch, seed.id()).orElseThrow();
        boolean first = discussion.numbers() == 0;
        if (first) {
            threads.place(batch, discussion, seed.url(), seed.title());
        }
        if (closed && first) {
            threads.turn(batch, threads.discussion(batch, seed.id()).orElseThrow(), DiscussionState.CLOSED);
        }
        var above = parent.flatMap(comment -> batch.find(threads.comments(), comment));
        insert(batch, Comment.fresh(id, seed.id(), seed.site(), above, author, body, foreign.createdAt()));
        return true;
    }

    private void insert(Batch batch, Comment fresh) {
        switch (foreign.approval()) {
            case APPROVED -> threads.publish(batch, fresh);
            case PENDING -> waiting(batch, fresh);
            case SPAM -> threads.keep(batch, fresh, CommentStatus.SPAM, stands);
            case TRASH -> threads.keep(batch, fresh, CommentStatus.REMOVED, stands);
        }
    }

    private void waiting(Batch batch, Comment fresh) {
        if (stands) {
            threads.keep(batch, fresh, CommentStatus.PENDING, true);
        } else {
            threads.hold(batch, fresh, List.of(new Reason("import", "It was not approved where it came from.")));
        }
    }
}
