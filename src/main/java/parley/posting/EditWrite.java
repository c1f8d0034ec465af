package parley.posting;

import java.util.List;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Judged;
import parley.screening.Standing;
import parley.screening.Typed;
import parley.screening.Verdict;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Places;
import parley.threading.Standings;
import parley.threading.Threads;

/**
 * An edit's part in a batch. The new words pass the same checks as the old ones did.
 *
 * @param standing of the author; none where somebody trusted edits
 */
record EditWrite(
        Tables tables,
        Places.Place place,
        CommentId id,
        Typed typed,
        Right right,
        Optional<Standings.Key> standing,
        Nudge nudge)
        implements Write<EditWrite.Outcome> {

    sealed interface Outcome permits Done, Turned {}

    record Done(Changed changed, Verdict verdict) implements Outcome {}

    @Override
    public void needs(Needs needs) {
        needs.row(tables.threads().discussions(), place.discussion());
        needs.row(tables.sites(), place.site());
        needs.row(tables.threads().comments(), id);
        standing.ifPresent(key -> needs.row(tables.standings(), key));
    }

    @Override
    public Outcome apply(Batch batch) {
        var site = batch.find(tables.sites(), place.site()).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_SITE));
        var comment = tables.threads().comment(batch, id);
        var discussion = tables.threads().discussion(batch, place.discussion()).orElseThrow();
        right.check(comment, site);
        if (!comment.published() && comment.status() != CommentStatus.PENDING) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        if (comment.redacted() && !right.caller().speaksFor(place.site())) {
            throw Refusal.of(
                    ProblemKind.NOT_ALLOWED, "The newsroom changed these words; only it can change them again.");
        }
        var speaker = new Judge.Speaker(
                comment.author(), standing(batch), right.caller().speaksFor(place.site()), Optional.empty());
        var verdict = tables.judge().judge(site, discussion, speaker, typed, right.now());
        var turned = Judge.turned(verdict, sameWords(comment) ? Nudge.NEVER : nudge);
        return turned.isPresent()
                ? turned.get()
                : done(batch, comment.judged(Judged.of(verdict, site.policy().version())), verdict);
    }

    private Standing standing(Batch batch) {
        return standing.flatMap(key -> batch.find(tables.standings(), key)).orElse(Standing.NEW);
    }

    private boolean sameWords(Comment comment) {
        return comment.body().text().equals(typed.text());
    }

    private Outcome done(Batch batch, Comment comment, Verdict verdict) {
        var body = new Comment.Body(typed.text(), typed.rendered().html());
        Threads.Step step = verdict instanceof Verdict.Held held && !sameWords(comment)
                ? tables.threads().holdEdit(batch, comment, body, held.reasons())
                : tables.threads().amend(batch, comment, body);
        var after = tables.threads().discussion(batch, place.discussion()).orElseThrow();
        boolean waits = !step.comment().published();
        var changed = new Changed(
                CommentView.whole(step.comment(), after),
                waits ? step.comment().held() : List.of(),
                step.seq().orElse(after.seq()));
        return new Done(changed, verdict);
    }
}
