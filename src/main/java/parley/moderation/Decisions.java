package parley.moderation;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
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
import parley.event.SiteKey;
import parley.threading.Comment;

/** The record of decisions; batches only add to it. The one place through which all of them pass. */
public final class Decisions implements Shelf<UUID, Decisions.Made> {

    /**
     * @param nth of those on the comment, 1, 2, 3 …
     * @param waited the queue the comment was in, and for how long; absent where it was in none
     * @param before the words that were replaced
     * @param undoes the decision that is taken back
     */
    public record Made(
            UUID id,
            CommentId comment,
            SiteKey site,
            int nth,
            Decision decision,
            CommentStatus was,
            CommentStatus became,
            Optional<Waited> waited,
            Optional<Comment.Body> before,
            Optional<UUID> undoes,
            Words words,
            Instant at) {}

    /** Who said it, and what for. */
    public record Words(String by, Optional<String> reason, Optional<String> note) {}

    /** @param queue pending or reported */
    public record Waited(Queue queue, Duration time) {}

    private static final String INSERT = """
            INSERT INTO decision (id, comment_id, site, nth, decision, was, became, queue, waited_ms, before_text,
                                  before_html, undoes, reason, note, decided_by, at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::bigint[], $10::text[], $11::text[], $12::uuid[], $13::text[],
                                 $14::text[], $15::text[], $16::timestamptz[])""";

    @Override
    public Future<Map<UUID, Made>> load(Tx tx, Set<UUID> keys) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var made = batch.inserted(this);
        if (made.isEmpty()) {
            return;
        }
        var rows = Columns.of(made)
                .uuids(Made::id)
                .uuids(one -> one.comment().value())
                .texts(one -> one.site().value())
                .ints(Made::nth)
                .texts(one -> one.decision().label())
                .texts(one -> one.was().label())
                .texts(one -> one.became().label())
                .texts(one -> one.waited().map(waited -> waited.queue().label()).orElse(null))
                .longs(one ->
                        one.waited().map(waited -> waited.time().toMillis()).orElse(null))
                .texts(one -> one.before().map(Comment.Body::text).orElse(null))
                .texts(one -> one.before().map(Comment.Body::html).orElse(null))
                .uuids(one -> one.undoes().orElse(null))
                .texts(one -> one.words().reason().orElse(null))
                .texts(one -> one.words().note().orElse(null))
                .texts(one -> one.words().by())
                .times(Made::at);
        tx.write(INSERT, rows.tuple());
    }
}
