package parley.moderation;

import java.time.Instant;
import java.util.UUID;
import parley.audit.Audit;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;
import parley.threading.Threads;

/** A decision's part in a batch. */
record DecisionWrite(
        Threads threads,
        Decisions decisions,
        Audit audit,
        OpenReports openReports,
        Places.Place place,
        DecideComment command,
        UUID id,
        Instant now)
        implements Write<Decided> {

    @Override
    public void needs(Needs needs) {
        needs.row(threads.discussions(), place.discussion());
        needs.row(threads.comments(), command.comment());
        needs.row(openReports, command.comment());
        place.parent().ifPresent(parent -> needs.row(threads.comments(), parent));
    }

    @Override
    public Decided apply(Batch batch) {
        var comment = threads.comment(batch, command.comment());
        var to = command.decision().to();
        if (!command.decision().fits(comment.status())) {
            throw Refusal.of(
                    ProblemKind.CONFLICT, "It is " + comment.status().label() + "; that cannot be decided any more.");
        }
        if (to == CommentStatus.PUBLISHED && comment.takenBack()) {
            throw Refusal.of(ProblemKind.CONFLICT, "Its author took it back, so it stays withdrawn.");
        }
        var step = to == CommentStatus.PUBLISHED ? release(batch, comment) : threads.withdraw(batch, comment, to);
        if (closesReports(batch, comment) || comment.status() != to) {
            record(batch, comment);
            audit.append(batch, Acts.decided(command, id, comment));
        }
        var discussion = threads.discussion(batch, place.discussion()).orElseThrow();
        return new Decided(
                new ModeratedComment(step.comment(), discussion), step.seq().orElse(discussion.seq()));
    }

    /** Whatever was decided answers them; approving what is readable already means that it stays. */
    private boolean closesReports(Batch batch, Comment comment) {
        boolean reported = batch.find(openReports, comment.id()).orElse(0) > 0;
        if (reported) {
            batch.put(openReports, comment.id(), 0);
        }
        return reported;
    }

    /** A reply takes its number under its parent's, so the parent must have had one. */
    private Threads.Step release(Batch batch, Comment comment) {
        boolean nowhere = place.parent()
                .map(parent -> threads.comment(batch, parent))
                .filter(parent -> parent.place().isEmpty())
                .isPresent();
        if (nowhere) {
            throw Refusal.of(ProblemKind.CONFLICT, "What it replies to was never published; decide on that first.");
        }
        return threads.release(batch, comment);
    }

    private void record(Batch batch, Comment comment) {
        batch.put(
                decisions,
                id,
                new Decisions.Made(
                        id,
                        comment.id(),
                        comment.site(),
                        command.decision(),
                        command.reason(),
                        command.note(),
                        command.caller().scope(),
                        now));
    }
}
