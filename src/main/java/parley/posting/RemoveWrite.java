package parley.posting;

import java.util.List;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.CommentView;

/** A removal's part in a batch. */
record RemoveWrite(Tables tables, SiteKey siteKey, DiscussionId in, CommentId id, Right right)
        implements Write<Changed> {

    @Override
    public void needs(Needs needs) {
        needs.row(tables.threads().discussions(), in);
        needs.row(tables.sites(), siteKey);
        needs.row(tables.threads().comments(), id);
    }

    @Override
    public Changed apply(Batch batch) {
        var site = batch.find(tables.sites(), siteKey).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_SITE));
        var comment = tables.threads().comment(batch, id);
        right.check(comment, site);
        var step = tables.threads().takeBack(batch, comment);
        var after = tables.threads().discussion(batch, in).orElseThrow();
        return new Changed(
                CommentView.whole(step.comment(), after), List.of(), step.seq().orElse(after.seq()));
    }
}
