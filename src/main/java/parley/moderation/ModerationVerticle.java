package parley.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.bus.Bus;
import parley.database.Write;
import parley.database.Writer;
import parley.event.CommentId;
import parley.event.Ids;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Discussion;
import parley.threading.Places;
import parley.web.Caller;
import parley.web.Right;

/** Decides, and takes in what readers report. Must be deployed on virtual threads. */
public final class ModerationVerticle extends VerticleBase {
    private static final String DECIDED_ON = "SELECT comment_id FROM decision WHERE id = $1";

    /** What this room needs of the others. */
    public record Needs(
            Bus bus,
            Writer writer,
            Pool pool,
            Books books,
            ReportShelves shelves,
            Places places,
            Ids ids,
            Clock clock,
            MeterRegistry registry) {}

    private final Needs needs;
    private final Books books;
    private final NewsroomMeters meters;

    public ModerationVerticle(Needs needs) {
        this.needs = needs;
        this.books = needs.books();
        this.meters = new NewsroomMeters(needs.registry(), needs.clock());
    }

    @Override
    public Future<?> start() {
        return Future.all(List.of(
                needs.bus().answer(context, DecideComment.class, this::decide),
                needs.bus().answer(context, DecideComments.class, this::decideEach),
                needs.bus().answer(context, UndoDecision.class, this::undo),
                needs.bus().answer(context, MarkComment.class, this::mark),
                needs.bus().answer(context, ClaimComment.class, this::claim),
                needs.bus().answer(context, TurnDiscussion.class, this::turn),
                needs.bus().answer(context, ReportComment.class, this::report)));
    }

    private Decided decide(DecideComment command) {
        return submit(command).await();
    }

    /** All are on their way before the first is waited for, so they share a batch. */
    private DecideComments.Outcomes decideEach(DecideComments command) {
        var under = command.decisions().stream().map(this::outcome).toList();
        return new DecideComments.Outcomes(
                under.stream().map(outcome -> outcome.await()).toList());
    }

    private Future<DecideComments.Outcome> outcome(DecideComment decision) {
        return submit(decision)
                .<DecideComments.Outcome>map(decided -> new DecideComments.Accepted(decision.comment(), decided))
                .recover(failure -> refused(decision.comment(), failure));
    }

    private Future<Decided> submit(DecideComment command) {
        return needs.places()
                .get(command.comment())
                .compose(place -> {
                    command.caller().must(Right.DECIDE, place.site());
                    return needs.writer()
                            .submit(new DecisionWrite(
                                    books, place, command, needs.ids().row(), now()));
                })
                .onSuccess(decided -> decided.made().ifPresent(meters::decided));
    }

    private Decided undo(UndoDecision command) {
        var comment = decidedOn(command.decision()).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        var undone = write(new UndoWrite(
                books,
                place(command.caller(), comment),
                comment,
                command,
                needs.ids().row(),
                now()));
        undone.made().ifPresent(meters::decided);
        return undone;
    }

    private Optional<CommentId> decidedOn(UUID decision) {
        var rows = needs.pool()
                .preparedQuery(DECIDED_ON)
                .execute(Tuple.of(decision))
                .await()
                .iterator();
        return rows.hasNext() ? Optional.of(new CommentId(rows.next().getUUID("comment_id"))) : Optional.empty();
    }

    private Decided mark(MarkComment command) {
        return write(new MarkWrite(books, place(command.caller(), command.comment()), command, now()));
    }

    private Optional<Claim> claim(ClaimComment command) {
        return write(new ClaimWrite(books, place(command.caller(), command.comment()), command, now()));
    }

    private Discussion turn(TurnDiscussion command) {
        return write(new TurnWrite(books, command));
    }

    private Reported report(ReportComment command) {
        var reported = write(new ReportWrite(books, needs.shelves(), place(command.comment()), command, now()));
        meters.reported(command.complaint());
        return reported;
    }

    private <R> R write(Write<R> write) {
        return needs.writer().submit(write).await();
    }

    /** @throws Refusal NOT_SIGNED_IN or NOT_ALLOWED unless the caller may decide there */
    private Places.Place place(Caller caller, CommentId comment) {
        var place = place(comment);
        caller.must(Right.DECIDE, place.site());
        return place;
    }

    private Places.Place place(CommentId comment) {
        return needs.places().get(comment).await();
    }

    private Instant now() {
        return needs.clock().instant();
    }

    private static Future<DecideComments.Outcome> refused(CommentId comment, Throwable failure) {
        return failure instanceof Refusal refusal
                ? Future.succeededFuture(new DecideComments.Refused(comment, refusal))
                : Future.failedFuture(failure);
    }
}
