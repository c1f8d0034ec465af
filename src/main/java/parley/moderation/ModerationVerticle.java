package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import parley.audit.Audit;
import parley.bus.Bus;
import parley.database.Writer;
import parley.event.CommentId;
import parley.event.Ids;
import parley.event.SiteKey;
import parley.problem.Refusal;
import parley.sites.Sites;
import parley.threading.Finder;
import parley.threading.Places;
import parley.threading.Threads;
import parley.web.Caller;
import parley.web.Right;

/** Lists what waits, and decides. Must be deployed on virtual threads. */
public final class ModerationVerticle extends VerticleBase {

    /** What this room needs of the others. */
    public record Needs(
            Bus bus,
            Writer writer,
            Pool pool,
            Sites sites,
            Threads threads,
            Decisions decisions,
            Audit audit,
            Reports reports,
            OpenReports openReports,
            ReportWeights reportWeights,
            Reporters reporters,
            Places places,
            Finder finder,
            Ids ids,
            Clock clock) {}

    private final Needs needs;
    private final QueueReader queues;
    private final ReportedReader reported;

    public ModerationVerticle(Needs needs) {
        this.needs = needs;
        this.queues = new QueueReader(needs.pool(), needs.finder());
        this.reported = new ReportedReader(needs.pool(), needs.finder());
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, ListQueue.class, this::list),
                needs.bus().answer(context, DecideComment.class, this::decide),
                needs.bus().answer(context, DecideComments.class, this::decideEach),
                needs.bus().answer(context, MarkComment.class, this::mark),
                needs.bus().answer(context, ReportComment.class, this::report));
    }

    private ListQueue.Page list(ListQueue command) {
        var sites = command.site()
                .map(key -> List.of(asked(command.caller(), key)))
                .orElseGet(() -> readable(command.caller()));
        if (command.queue() == Queue.REPORTED) {
            return reported.read(sites, command.after(), command.limit());
        }
        return queues.read(sites, command.queue(), command.after(), command.limit());
    }

    private SiteKey asked(Caller caller, SiteKey key) {
        caller.must(Right.READ_QUEUES, key);
        return needs.sites().get(key).key();
    }

    private List<SiteKey> readable(Caller caller) {
        return needs.sites().keys().stream()
                .filter(site -> caller.may(Right.READ_QUEUES, site))
                .toList();
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
        return needs.places().get(command.comment()).compose(place -> {
            command.caller().must(Right.DECIDE, place.site());
            return needs.writer().submit(write(place, command));
        });
    }

    private DecisionWrite write(Places.Place place, DecideComment command) {
        var id = needs.ids().row();
        return new DecisionWrite(
                needs.threads(),
                needs.decisions(),
                needs.audit(),
                needs.openReports(),
                place,
                command,
                id,
                needs.clock().instant());
    }

    private Decided mark(MarkComment command) {
        var place = needs.places().get(command.comment()).await();
        command.caller().must(Right.DECIDE, place.site());
        return needs.writer()
                .submit(new MarkWrite(needs.threads(), needs.audit(), place, command))
                .await();
    }

    private Reported report(ReportComment command) {
        var place = needs.places().get(command.comment()).await();
        return needs.writer()
                .submit(new ReportWrite(
                        needs.threads(),
                        new ReportWrite.Shelves(
                                needs.sites(),
                                needs.reports(),
                                needs.openReports(),
                                needs.reportWeights(),
                                needs.reporters()),
                        needs.audit(),
                        place,
                        command,
                        needs.clock().instant()))
                .await();
    }

    private static Future<DecideComments.Outcome> refused(CommentId comment, Throwable failure) {
        return failure instanceof Refusal refusal
                ? Future.succeededFuture(new DecideComments.Refused(comment, refusal))
                : Future.failedFuture(failure);
    }
}
