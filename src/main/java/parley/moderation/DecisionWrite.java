package parley.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;
import parley.threading.Threads;

/** A decision's part in a batch. */
record DecisionWrite(Books books, Places.Place place, DecideComment command, UUID id, Instant now)
        implements Write<Decided> {

    @Override
    public void needs(Needs needs) {
        books.needs(needs, place, command.comment());
    }

    @Override
    public Decided apply(Batch batch) {
        var comment = books.threads().comment(batch, command.comment());
        books.mustBe(batch, comment, command.seen());
        if (!command.decision().fits(comment.status())) {
            throw Refusal.of(
                    ProblemKind.CONFLICT, "It is " + comment.status().label() + "; that cannot be decided any more.");
        }
        var pile = books.pile(batch, comment.id());
        var step = step(batch, comment);
        if (pile.open() > 0) {
            batch.put(books.openReports(), comment.id(), OpenReports.Pile.closedBy(id));
        }
        boolean changed = !step.comment().equals(comment);
        if (!changed && pile.open() == 0) {
            return books.decided(batch, place, comment.id(), OptionalLong.empty(), Optional.empty(), now);
        }
        var made = made(batch, comment, step.comment(), pile);
        books.record(batch, comment, step.comment(), made);
        return books.decided(batch, place, comment.id(), step.seq(), Optional.of(made), now);
    }

    private Threads.Step step(Batch batch, Comment comment) {
        if (command.decision() == Decision.REDACT) {
            return books.threads().redact(batch, comment, command.redacted().orElseThrow(), true);
        }
        var to = command.decision().to(comment.status());
        if (to != CommentStatus.PUBLISHED) {
            return books.threads().withdraw(batch, comment, to);
        }
        return books.release(batch, place, comment);
    }

    private Decisions.Made made(Batch batch, Comment was, Comment became, OpenReports.Pile pile) {
        return new Decisions.Made(
                id,
                was.id(),
                was.site(),
                books.history(batch, was.id()).decisions() + 1,
                command.decision(),
                was.status(),
                became.status(),
                waited(was, pile),
                command.decision() == Decision.REDACT ? Optional.of(was.body()) : Optional.empty(),
                Optional.empty(),
                new Decisions.Words(command.caller().scope(), command.reason(), command.note()),
                now);
    }

    /** Since it was written or last edited, or since it was first reported. */
    private Optional<Decisions.Waited> waited(Comment comment, OpenReports.Pile pile) {
        if (comment.status() == CommentStatus.PENDING) {
            return Optional.of(waited(Queue.PENDING, comment.editedAt().orElse(comment.createdAt())));
        }
        return comment.published()
                ? pile.since().filter(_ -> pile.open() > 0).map(since -> waited(Queue.REPORTED, since))
                : Optional.empty();
    }

    private Decisions.Waited waited(Queue queue, Instant since) {
        var time = Duration.between(since, now);
        return new Decisions.Waited(queue, time.isNegative() ? Duration.ZERO : time);
    }
}
