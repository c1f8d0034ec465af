package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import parley.audit.Audit;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.DecisionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;
import parley.threading.Threads;

/** What moderators' writes load and change, in one place. */
public record Books(
        Threads threads,
        Decisions decisions,
        Histories histories,
        OpenReports openReports,
        ReopenedReports reopened,
        CommentClaims claims,
        Audit audit) {

    void needs(Write.Needs needs, Places.Place place, CommentId comment) {
        needs.row(threads.discussions(), place.discussion());
        needs.row(threads.comments(), comment);
        needs.row(histories, comment);
        needs.row(openReports, comment);
        needs.row(claims, comment);
        place.parent().ifPresent(parent -> needs.row(threads.comments(), parent));
    }

    Histories.History history(Batch batch, CommentId comment) {
        return batch.find(histories, comment).orElse(Histories.History.NONE);
    }

    OpenReports.Pile pile(Batch batch, CommentId comment) {
        return batch.find(openReports, comment).orElse(OpenReports.Pile.NONE);
    }

    /** @throws Refusal STALE_VERSION where it is not what was looked at */
    void mustBe(Batch batch, Comment comment, Optional<String> seen) {
        var version =
                Version.of(comment, history(batch, comment.id()).decisions()).toString();
        if (seen.filter(other -> !other.equals(version)).isPresent()) {
            throw Refusal.of(ProblemKind.STALE_VERSION);
        }
    }

    /** A reply takes its number under its parent's, so the parent must have had one. */
    Threads.Step release(Batch batch, Places.Place place, Comment comment) {
        if (comment.takenBack()) {
            throw Refusal.of(ProblemKind.CONFLICT, "Its author took it back, so it stays withdrawn.");
        }
        boolean nowhere = place.parent()
                .map(parent -> threads.comment(batch, parent))
                .filter(parent -> parent.place().isEmpty())
                .isPresent();
        if (nowhere) {
            throw Refusal.of(ProblemKind.CONFLICT, "What it replies to was never published; decide on that first.");
        }
        return threads.release(batch, comment);
    }

    /** Every decision passes here: it is kept and audited, the newsroom is told, and nobody needs to look any more. */
    void record(Batch batch, Comment was, Comment comment, Decisions.Made made) {
        batch.put(decisions, made.id(), made);
        audit.append(batch, Acts.decided(made));
        var last = new Histories.Last(
                made.id(), made.decision(), Optional.of(made.was()), made.became(), made.before(), was.redacted());
        batch.put(histories, comment.id(), new Histories.History(made.nth(), Optional.of(last)));
        if (batch.find(claims, comment.id()).isPresent()) {
            batch.delete(claims, comment.id());
        }
        threads.decided(batch, comment, new DecisionId(made.id()));
    }

    /** The answer to whoever changed something. */
    Decided decided(
            Batch batch,
            Places.Place place,
            CommentId id,
            OptionalLong seq,
            Optional<Decisions.Made> made,
            Instant now) {
        var discussion = threads.discussion(batch, place.discussion()).orElseThrow();
        var claim = batch.find(claims, id).filter(held -> held.holds(now));
        var dossier = new Dossier(history(batch, id).decisions(), claim, Optional.<JsonObject>empty());
        return new Decided(
                new ModeratedComment(threads.comment(batch, id), discussion, dossier),
                seq.orElse(discussion.seq()),
                made);
    }
}
