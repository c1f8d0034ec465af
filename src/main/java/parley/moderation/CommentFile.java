package parley.moderation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Reads all that moderators know of one comment. */
record CommentFile(Pool pool, Dossiers dossiers) {
    private static final int ABOVE = 2;

    private static final String DECISIONS = """
            SELECT d.id, d.decision, d.reason, d.note, d.decided_by, d.at, d.before_text,
                   EXISTS (SELECT FROM decision u WHERE u.comment_id = d.comment_id AND u.undoes = d.id) AS undone
              FROM decision d WHERE d.comment_id = $1 ORDER BY d.nth""";

    /** @throws Refusal UNKNOWN_COMMENT */
    ShowComment.Shown read(CommentId id) {
        var comment = one(id).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
        var decisions = new ArrayList<ShowComment.Past>();
        Optional<String> original = Optional.empty();
        for (var row :
                pool.preparedQuery(DECISIONS).execute(Tuple.of(id.value())).await()) {
            var past = past(row);
            decisions.add(past);
            original = original.or(
                    () -> past.undone() ? Optional.empty() : Optional.ofNullable(row.getString("before_text")));
        }
        return new ShowComment.Shown(comment, above(comment), List.copyOf(decisions), original);
    }

    private List<ModeratedComment> above(ModeratedComment below) {
        var above = new ArrayList<ModeratedComment>();
        var next = below.comment().parent().flatMap(this::one);
        while (next.isPresent()) {
            above.addFirst(next.get());
            next = above.size() < ABOVE ? next.get().comment().parent().flatMap(this::one) : Optional.empty();
        }
        return List.copyOf(above);
    }

    private Optional<ModeratedComment> one(CommentId id) {
        return dossiers.find(List.of(id)).await().stream().findFirst();
    }

    private static ShowComment.Past past(Row row) {
        return new ShowComment.Past(
                row.getUUID("id"),
                row.getString("decision"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("note")),
                row.getString("decided_by"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBoolean("undone"));
    }
}
