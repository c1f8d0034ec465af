package parley.moderation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;
import parley.threading.Threads;

/** Taking back's part in a batch. Only the last decision can be taken back, and only once. */
record UndoWrite(Books books, Places.Place place, CommentId comment, UndoDecision command, UUID id, Instant now)
        implements Write<Decided> {

    @Override
    public void needs(Needs needs) {
        books.needs(needs, place, comment);
        needs.row(books.reopened(), closed());
    }

    @Override
    public Decided apply(Batch batch) {
        var before = books.threads().comment(batch, comment);
        var history = books.history(batch, comment);
        var last = history.last()
                .filter(made -> made.id().equals(command.decision()))
                .orElseThrow(() -> Refusal.of(ProblemKind.CONFLICT, "Something was decided since."));
        var was = last.was()
                .filter(_ -> last.decision() != Decision.UNDO)
                .filter(_ -> last.became() == before.status())
                .orElseThrow(() -> Refusal.of(ProblemKind.CONFLICT, "The comment has changed since."));
        var after = back(batch, before, last, was);
        reopen(batch, after.comment());
        var made = made(before, history, was);
        books.record(batch, before, after.comment(), made);
        return books.decided(batch, place, comment, after.seq(), Optional.of(made), now);
    }

    private Threads.Step back(Batch batch, Comment now, Histories.Last last, CommentStatus was) {
        if (last.decision() == Decision.REDACT) {
            if (!now.redacted()) {
                throw Refusal.of(ProblemKind.CONFLICT, "The comment was edited since.");
            }
            return books.threads().redact(batch, now, last.before().orElseThrow(), last.redactedBefore());
        }
        return was == CommentStatus.PUBLISHED
                ? books.release(batch, place, now)
                : books.threads().withdraw(batch, now, was);
    }

    private void reopen(Batch batch, Comment after) {
        var closed = batch.find(books.reopened(), closed()).orElse(0);
        if (closed > 0) {
            batch.delete(books.reopened(), closed());
            books.threads().report(batch, after, books.pile(batch, comment).open() + closed);
        }
    }

    private ReopenedReports.Key closed() {
        return new ReopenedReports.Key(comment, command.decision());
    }

    private Decisions.Made made(Comment before, Histories.History history, CommentStatus became) {
        return new Decisions.Made(
                id,
                comment,
                before.site(),
                history.decisions() + 1,
                Decision.UNDO,
                before.status(),
                became,
                Optional.empty(),
                Optional.empty(),
                Optional.of(command.decision()),
                new Decisions.Words(command.caller().scope(), Optional.empty(), Optional.empty()),
                now);
    }
}
