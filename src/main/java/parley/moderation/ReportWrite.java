package parley.moderation;

import java.time.Instant;
import java.util.List;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Reason;
import parley.threading.Comment;
import parley.threading.Places;

/** A report's part in a batch. When the reports of a comment weigh enough, it waits for a moderator. */
record ReportWrite(Books books, ReportShelves shelves, Places.Place place, ReportComment command, Instant now)
        implements Write<Reported> {
    private static final String CHECK = "reports";

    private static final Reason HELD =
            new Reason(CHECK, "Readers reported this comment; a moderator looks at it first.");

    private static final int WHOLE = 100;

    @Override
    public void needs(Needs needs) {
        needs.row(books.threads().discussions(), place.discussion());
        needs.row(shelves.sites(), place.site());
        needs.row(books.threads().comments(), command.comment());
        needs.row(shelves.reports(), key());
        needs.row(books.openReports(), command.comment());
        needs.row(shelves.weights(), command.comment());
        needs.row(shelves.reporters(), reporter());
    }

    @Override
    public Reported apply(Batch batch) {
        var comment = books.threads().comment(batch, command.comment());
        if (!comment.published() && !isHeld(comment)) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        var before = batch.find(shelves.reports(), key());
        int weight = before.map(Reports.Report::weight).orElseGet(() -> weight(batch));
        batch.put(
                shelves.reports(),
                key(),
                new Reports.Report(comment.site(), command.complaint(), command.detail(), now, weight));
        if (before.isEmpty()) {
            added(batch, comment, weight);
        }
        return new Reported(books.threads()
                .discussion(batch, place.discussion())
                .orElseThrow()
                .seq());
    }

    /** Whoever has it on the screen may report it still. */
    private static boolean isHeld(Comment comment) {
        return comment.status() == CommentStatus.PENDING
                && comment.held().stream().anyMatch(reason -> reason.check().equals(CHECK));
    }

    private int weight(Batch batch) {
        return batch.find(shelves.reporters(), reporter()).orElseThrow().weight();
    }

    private void added(Batch batch, Comment comment, int weight) {
        var pile = books.pile(batch, comment.id()).oneMore(now);
        batch.put(books.openReports(), comment.id(), pile);
        books.threads().report(batch, comment, pile.open());
        // those that a decision of this very batch has closed are loaded, and weigh nothing any more
        int others = pile.open() == 1
                ? 0
                : batch.find(shelves.weights(), comment.id()).orElse(0);
        batch.put(shelves.weights(), comment.id(), others + weight);
        int from = WHOLE
                * batch.find(shelves.sites(), place.site())
                        .orElseThrow()
                        .policy()
                        .reportsHeldFrom();
        if (from > 0 && weight > 0 && others + weight >= from && comment.published()) {
            books.threads().recall(batch, comment, comment.body(), List.of(HELD));
            books.audit().append(batch, Acts.held(comment, others + weight, from));
        }
    }

    private Reports.Key key() {
        return new Reports.Key(command.comment(), command.person());
    }

    private Reporters.Key reporter() {
        return new Reporters.Key(place.site(), command.person(), command.comment());
    }
}
