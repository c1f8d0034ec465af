package parley.moderation;

import java.time.Instant;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;

/** A mark's part in a batch. */
record MarkWrite(Books books, Places.Place place, MarkComment command, Instant now) implements Write<Decided> {

    @Override
    public void needs(Needs needs) {
        books.needs(needs, place, command.comment());
    }

    @Override
    public Decided apply(Batch batch) {
        var comment = books.threads().comment(batch, command.comment());
        if (!comment.published()) {
            throw Refusal.of(
                    ProblemKind.CONFLICT, "It is " + comment.status().label() + "; nobody would see the mark.");
        }
        var step = books.threads().mark(batch, comment, command.mark().on(comment.marks(), command.on()));
        if (step.seq().isPresent()) {
            books.audit().append(batch, Acts.marked(command, comment));
        }
        return books.decided(batch, place, comment.id(), step.seq(), Optional.empty(), now);
    }
}
