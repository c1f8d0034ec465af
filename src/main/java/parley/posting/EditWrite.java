package parley.posting;

import java.util.List;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Reason;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Threads;

/** An edit's part in a batch. The new words pass the same checks as the old ones did. */
record EditWrite(Tables tables, SiteKey siteKey, DiscussionId in, CommentId id, Judge.Words words, Right right)
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
        var discussion = tables.threads().discussion(batch, in).orElseThrow();
        right.check(comment, site);
        if (!comment.published() && comment.status() != CommentStatus.PENDING) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        if (comment.redacted() && !right.caller().trusted()) {
            throw Refusal.of(
                    ProblemKind.NOT_ALLOWED, "The newsroom changed these words; only it can change them again.");
        }
        var reasons =
                tables.judge().judge(site, discussion.state(), comment.author(), words, Optional.empty(), right.now());
        var step = amend(batch, comment, right.caller().trusted() ? List.of() : reasons);
        var after = tables.threads().discussion(batch, in).orElseThrow();
        boolean waits = !step.comment().published();
        return new Changed(
                CommentView.whole(step.comment(), after),
                waits ? step.comment().held() : List.of(),
                step.seq().orElse(after.seq()));
    }

    private Threads.Step amend(Batch batch, Comment comment, List<Reason> reasons) {
        var body = new Comment.Body(words.text(), words.rendered().html());
        boolean sameWords = comment.body().text().equals(body.text());
        return reasons.isEmpty() || sameWords
                ? tables.threads().amend(batch, comment, body)
                : tables.threads().holdEdit(batch, comment, body, reasons);
    }
}
