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
import parley.screening.ShadowBanned;
import parley.screening.ShutOut;
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
 * @param address whence it comes
 */
record EditWrite(
        Tables tables,
        Places.Place place,
        CommentId id,
        Typed typed,
        Right right,
        Optional<Standings.Key> standing,
        Optional<String> address,
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
        if (!comment.published() && comment.status() != CommentStatus.PENDING && !comment.inShadow()) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        if (comment.redacted() && !right.caller().speaksFor(place.site())) {
            throw Refusal.of(
                    ProblemKind.NOT_ALLOWED, "The newsroom changed these words; only it can change them again.");
        }
        var alone = tables.judge().judge(site, discussion, speaker(batch, comment), typed, right.now());
        var verdict = comment.inShadow() ? ShadowBanned.over(alone) : alone;
        var turned = Judge.turned(verdict, sameWords(comment) ? Nudge.NEVER : nudge);
        return turned.isPresent()
                ? turned.get()
                : done(batch, comment.judged(Judged.of(verdict, site.policy().version())), verdict);
    }

    private Judge.Speaker speaker(Batch batch, Comment comment) {
        boolean trusted = right.caller().speaksFor(place.site());
        var shut = trusted
                ? Optional.<ShutOut>empty()
                : tables.gate().shuts(place.site(), comment.author().email(), address, right.now());
        return new Judge.Speaker(comment.author(), standing(batch), trusted, Optional.empty(), shut);
    }

    private Standing standing(Batch batch) {
        return standing.flatMap(key -> batch.find(tables.standings(), key)).orElse(Standing.NEW);
    }

    private boolean sameWords(Comment comment) {
        return comment.body().text().equals(typed.text());
    }

    private Outcome done(Batch batch, Comment comment, Verdict verdict) {
        var step = stand(batch, comment, verdict);
        var after = tables.threads().discussion(batch, place.discussion()).orElseThrow();
        var shown = step.comment().forItsAuthor();
        var changed = new Changed(
                CommentView.whole(shown, after),
                shown.published() ? List.of() : shown.held(),
                step.seq().orElse(after.seq()));
        return new Done(changed, verdict);
    }

    private Threads.Step stand(Batch batch, Comment comment, Verdict verdict) {
        var body = new Comment.Body(typed.text(), typed.rendered().html());
        if (!(verdict instanceof Verdict.Held held) || sameWords(comment)) {
            return tables.threads().amend(batch, comment, body);
        }
        return ShadowBanned.isAmong(held.reasons())
                ? tables.threads().shade(batch, comment, body, held.reasons())
                : tables.threads().recall(batch, comment, body, held.reasons());
    }
}
