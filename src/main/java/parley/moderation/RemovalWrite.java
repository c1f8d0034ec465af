package parley.moderation;

import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentStatus;
import parley.threading.Threads;

/** A decision to remove, that tells whether it was one: somebody else may have been quicker. */
record RemovalWrite(Threads threads, DecisionWrite decision) implements Write<Boolean> {

    @Override
    public void needs(Needs needs) {
        decision.needs(needs);
    }

    @Override
    public Boolean apply(Batch batch) {
        var before = threads.comment(batch, decision.command().comment()).status();
        decision.apply(batch);
        return before != CommentStatus.REMOVED;
    }
}
