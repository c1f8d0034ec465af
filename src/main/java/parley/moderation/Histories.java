package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.threading.Comment;

/** How many decisions were taken on a comment, and the last of them. Written by {@link Decisions}. */
public final class Histories implements Shelf<CommentId, Histories.History> {

    public record History(int decisions, Optional<Last> last) {
        static final History NONE = new History(0, Optional.empty());
    }

    /**
     * @param was absent where it was taken before Parley kept that
     * @param before the words that it replaced
     * @param redactedBefore whether those were the newsroom's already
     */
    public record Last(
            UUID id,
            Decision decision,
            Optional<CommentStatus> was,
            CommentStatus became,
            Optional<Comment.Body> before,
            boolean redactedBefore) {}

    private static final String READ = """
            SELECT d.comment_id, d.id, d.nth, d.decision, d.was, d.became, d.before_text, d.before_html,
                   EXISTS (SELECT FROM decision r
                            WHERE r.comment_id = d.comment_id AND r.nth < d.nth AND r.decision = 'redact'
                              AND NOT EXISTS (SELECT FROM decision u
                                               WHERE u.comment_id = r.comment_id AND u.undoes = r.id)) AS redacted_before
              FROM unnest($1::uuid[]) AS asked(id)
             CROSS JOIN LATERAL (SELECT * FROM decision WHERE comment_id = asked.id ORDER BY nth DESC LIMIT 1) AS d""";

    @Override
    public Future<Map<CommentId, History>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var found = new HashMap<CommentId, History>();
            rows.forEach(row -> found.put(new CommentId(row.getUUID("comment_id")), history(row)));
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {}

    private static History history(Row row) {
        var decision = Decision.of(row.getString("decision")).orElseThrow();
        var was = Optional.ofNullable(row.getString("was")).map(CommentStatus::of);
        var became = Optional.ofNullable(row.getString("became")).map(CommentStatus::of);
        return new History(
                row.getInteger("nth"),
                Optional.of(new Last(
                        row.getUUID("id"),
                        decision,
                        was,
                        became.orElseGet(() -> decision.to(CommentStatus.PUBLISHED)),
                        before(row),
                        row.getBoolean("redacted_before"))));
    }

    private static Optional<Comment.Body> before(Row row) {
        return Optional.ofNullable(row.getString("before_text"))
                .map(text -> new Comment.Body(text, row.getString("before_html")));
    }
}
