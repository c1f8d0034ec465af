package parley.posting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Claims;
import parley.database.Write;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Judged;
import parley.screening.Reason;
import parley.screening.ShadowBanned;
import parley.screening.ShutOut;
import parley.screening.Standing;
import parley.screening.Typed;
import parley.screening.Verdict;
import parley.sites.Site;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.Discussion;
import parley.threading.DiscussionSeed;
import parley.threading.Repeats;
import parley.threading.Standings;
import parley.threading.Threads;

/**
 * A new comment's part in a batch. Everything that could have changed since it was asked for is looked at here, under
 * the discussion's lock: the site's policy, the discussion's state, the parent's.
 *
 * @param standing of the author, where they may have one
 * @param address whence it comes
 * @param heldBefore why it waits, whatever the checks say
 * @param sameText what to look for among the author's last comments; empty where the site does not mind repeats
 */
record PostWrite(
        Tables tables,
        CommentId id,
        DiscussionSeed seed,
        Optional<CommentId> parent,
        Author author,
        Typed typed,
        boolean trusted,
        Optional<Standings.Key> standing,
        Optional<String> address,
        Nudge nudge,
        Optional<Repeats.Key> sameText,
        Optional<PostComment.Notify> mail,
        Optional<Claims.Key> claim,
        String requestHash,
        List<Reason> heldBefore,
        Instant now)
        implements Write<PostWrite.Outcome> {

    sealed interface Outcome permits Fresh, Again, Turned {}

    record Fresh(Comment comment, Discussion discussion, Verdict verdict, long seq) implements Outcome {}

    /** The same request came before; this is what became of it. */
    record Again(CommentId comment, long seq) implements Outcome {}

    @Override
    public void needs(Needs needs) {
        claim.ifPresent(key -> needs.row(tables.claims(), key));
        needs.row(tables.threads().seeds(), seed);
        needs.row(tables.threads().discussions(), seed.id());
        needs.row(tables.sites(), seed.site());
        parent.ifPresent(comment -> needs.row(tables.threads().comments(), comment));
        standing.ifPresent(key -> needs.row(tables.standings(), key));
        sameText.ifPresent(key -> needs.row(tables.repeats(), key));
    }

    @Override
    public Outcome apply(Batch batch) {
        var before = claim.flatMap(key -> tables.claims().find(batch, key));
        return before.isPresent() ? again(before.get()) : fresh(batch);
    }

    private Outcome again(Claims.Claim before) {
        if (!before.requestHash().equals(requestHash)) {
            throw Refusal.of(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        }
        var comment = CommentId.parse(before.answer().getString("comment")).orElseThrow();
        return new Again(comment, before.answer().getLong("seq"));
    }

    private Outcome fresh(Batch batch) {
        var site = batch.find(tables.sites(), seed.site()).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_SITE));
        var discussion = tables.threads().discussion(batch, seed.id()).orElseThrow(this::rewound);
        var above = parent.map(comment -> repliable(batch, comment));
        var known = standing.flatMap(key -> batch.find(tables.standings(), key)).orElse(Standing.NEW);
        var alone = judge(batch, site, discussion, known);
        var verdict = above.filter(Comment::inShadow).isPresent() ? ShadowBanned.over(alone) : alone;
        var turned = Judge.turned(verdict, nudge);
        return turned.isPresent()
                ? turned.get()
                : taken(batch, discussion, fresh(site, above, known.badges(), verdict), verdict);
    }

    private Comment fresh(Site site, Optional<Comment> above, List<String> badges, Verdict verdict) {
        var body = new Comment.Body(typed.text(), typed.rendered().html());
        return Comment.fresh(id, seed.id(), seed.site(), above, author.wearing(badges), body, now)
                .judged(Judged.of(verdict, site.policy().version()));
    }

    private Outcome taken(Batch batch, Discussion discussion, Comment fresh, Verdict verdict) {
        if (trusted) {
            tables.threads().place(batch, discussion, seed.url(), seed.title());
        }
        var step = stand(batch, fresh, verdict);
        mail.ifPresent(how -> tables.wishes().wish(batch, step.comment(), how.lang(), how.mayAsk()));
        return claimed(batch, step, verdict);
    }

    private Threads.Step stand(Batch batch, Comment fresh, Verdict verdict) {
        if (!(verdict instanceof Verdict.Held held)) {
            return tables.threads().publish(batch, fresh);
        }
        return ShadowBanned.isAmong(held.reasons())
                ? tables.threads().shade(batch, fresh, fresh.body(), held.reasons())
                : tables.threads().hold(batch, fresh, held.reasons());
    }

    private Verdict judge(Batch batch, Site site, Discussion discussion, Standing known) {
        var repeated = sameText.flatMap(key -> batch.find(tables.repeats(), key));
        var shut = trusted ? Optional.<ShutOut>empty() : tables.gate().shuts(site.key(), author.email(), address, now);
        var speaker = new Judge.Speaker(author, known, trusted, repeated, shut);
        var verdict = tables.judge().judge(site, discussion, speaker, typed, now);
        return heldBefore.isEmpty() || verdict instanceof Verdict.Refused ? verdict : new Verdict.Held(heldBefore);
    }

    private Outcome claimed(Batch batch, Threads.Step step, Verdict verdict) {
        var discussion = tables.threads().discussion(batch, seed.id()).orElseThrow();
        long seq = step.seq().orElse(discussion.seq());
        claim.ifPresent(key -> batch.put(
                tables.claims(),
                key,
                new Claims.Claim(
                        requestHash,
                        new JsonObject().put("comment", id.toString()).put("seq", seq))));
        return new Fresh(step.comment(), discussion, verdict, seq);
    }

    /** A discussion that was there is not: history was rewound under us, and the next try makes it anew. */
    private Refusal rewound() {
        tables.threads().seeds().forgetAll();
        return Refusal.of(ProblemKind.BUSY);
    }

    private Comment repliable(Batch batch, CommentId comment) {
        return batch.find(tables.threads().comments(), comment)
                .filter(above -> above.published() || isOwnShadow(above))
                .filter(above -> above.discussion().equals(seed.id()))
                .orElseThrow(() -> Refusal.field(
                        ProblemKind.BAD_PARENT, "/parentId", "That comment is not there to be replied to any more."));
    }

    /** They are shown it as if everybody could answer it. */
    private boolean isOwnShadow(Comment above) {
        return above.inShadow() && above.author().id().equals(author.id());
    }
}
