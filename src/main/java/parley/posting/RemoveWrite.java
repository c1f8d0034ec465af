package parley.posting;

import java.util.List;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.CommentView;

/** A removal's part in a batch. */
record RemoveWrite(Desk desk, SiteKey siteKey, DiscussionId in, CommentId id, Right right) implements Write<Changed> {

    @Override
    public void needs(Needs needs) {
        needs.row(desk.threads().discussions(), in);
        needs.row(desk.sites(), siteKey);
        needs.row(desk.threads().comments(), id);
    }

    @Override
    public Changed apply(Batch batch) {
        var site = batch.find(desk.sites(), siteKey).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_SITE));
        var comment = desk.threads().comment(batch, id);
        right.check(comment, site);
        var step = desk.threads().withdraw(batch, comment, CommentStatus.REMOVED);
        var after = desk.threads().discussion(batch, in).orElseThrow();
        return new Changed(
                CommentView.whole(step.comment(), after), List.of(), step.seq().orElse(after.seq()));
    }
}
