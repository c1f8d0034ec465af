package parley.moderation;

import parley.audit.Audit;
import parley.database.Batch;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;
import parley.threading.Threads;

/** A mark's part in a batch. */
record MarkWrite(Threads threads, Audit audit, Places.Place place, MarkComment command) implements Write<Decided> {

    @Override
    public void needs(Needs needs) {
        needs.row(threads.discussions(), place.discussion());
        needs.row(threads.comments(), command.comment());
    }

    @Override
    public Decided apply(Batch batch) {
        var comment = threads.comment(batch, command.comment());
        if (!comment.published()) {
            throw Refusal.of(
                    ProblemKind.CONFLICT, "It is " + comment.status().label() + "; nobody would see the mark.");
        }
        var step = threads.mark(batch, comment, command.mark().on(comment.marks(), command.on()));
        if (step.seq().isPresent()) {
            audit.append(batch, Acts.marked(command, comment));
        }
        var discussion = threads.discussion(batch, place.discussion()).orElseThrow();
        return new Decided(
                new ModeratedComment(step.comment(), discussion), step.seq().orElse(discussion.seq()));
    }
}
