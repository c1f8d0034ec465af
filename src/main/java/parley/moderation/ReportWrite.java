package parley.moderation;

import java.time.Instant;
import parley.database.Batch;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;
import parley.threading.Threads;

/** A report's part in a batch. */
record ReportWrite(
        Threads threads, Reports reports, OpenReports open, Places.Place place, ReportComment command, Instant now)
        implements Write<Reported> {

    @Override
    public void needs(Needs needs) {
        needs.row(threads.discussions(), place.discussion());
        needs.row(threads.comments(), command.comment());
        needs.row(reports, key());
        needs.row(open, command.comment());
    }

    @Override
    public Reported apply(Batch batch) {
        var comment = threads.comment(batch, command.comment());
        if (!comment.published()) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        boolean again = batch.find(reports, key()).isPresent();
        batch.put(reports, key(), new Reports.Report(comment.site(), command.complaint(), command.detail(), now));
        if (!again) {
            var pile =
                    batch.find(open, comment.id()).orElse(OpenReports.Pile.NONE).oneMore(now);
            batch.put(open, comment.id(), pile);
            threads.report(batch, comment, pile.open());
        }
        return new Reported(
                threads.discussion(batch, place.discussion()).orElseThrow().seq());
    }

    private Reports.Key key() {
        return new Reports.Key(command.comment(), command.person());
    }
}
