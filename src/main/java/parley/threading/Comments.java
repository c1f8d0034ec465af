package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;

/** Comments as batches use them. Their discussions are locked first, so they need no locks of their own. */
public final class Comments implements Shelf<CommentId, Comment> {
    /** With the parents of those that have no place yet: if one is released, its place follows from its parent's. */
    private static final String READ = """
            SELECT %1$s FROM comment c WHERE c.id = ANY ($1)
            UNION ALL
            SELECT %1$s FROM comment c
             WHERE c.id IN (SELECT waiting.parent_id FROM comment waiting
                             WHERE waiting.id = ANY ($1) AND waiting.number IS NULL)""".formatted(CommentRow.COLUMNS);

    private static final String INSERT = """
            INSERT INTO comment (id, discussion_id, site, parent_id, root_id, depth, number, path, status, revision,
                                 author_id, author_name, author_email, author_website, guest_id, text, text_hash, html,
                                 held, created_at, edited_at, votes_up, votes_down, reactions, author_badges, verdict)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::int[],
                                 $8::bytea[], $9::text[], $10::int[], $11::text[], $12::text[], $13::text[],
                                 $14::text[], $15::uuid[], $16::text[], $17::bytea[], $18::text[], $19::jsonb[],
                                 $20::timestamptz[], $21::timestamptz[], $22::int[], $23::int[], $24::jsonb[], $25::text[],
                                 $26::jsonb[])""";

    private static final String TALLY = """
            UPDATE comment c
               SET votes_up = now.votes_up, votes_down = now.votes_down, reactions = now.reactions
              FROM unnest($1::uuid[], $2::int[], $3::int[], $4::jsonb[]) AS now(id, votes_up, votes_down, reactions)
             WHERE c.id = now.id""";

    private static final String AMEND = """
            UPDATE comment c
               SET number = now.number, path = now.path, status = now.status, revision = now.revision, text = now.text,
                   text_hash = now.text_hash, html = now.html, held = now.held, edited_at = now.edited_at, pinned = now.pinned,
                   featured = now.featured, verdict = now.verdict
              FROM unnest($1::uuid[], $2::int[], $3::bytea[], $4::text[], $5::int[], $6::text[], $7::bytea[],
                          $8::text[], $9::jsonb[], $10::timestamptz[], $11::boolean[], $12::boolean[], $13::jsonb[])
                   AS now(id, number, path, status, revision, text, text_hash, html, held, edited_at, pinned,
                          featured, verdict)
             WHERE c.id = now.id""";

    /** Whoever comes to be or ceases to be published counts once at its parent, and once at each ancestor. */
    private static final String COUNT = """
            WITH RECURSIVE above(id, replies, descendants) AS (
                SELECT * , step FROM unnest($1::uuid[], $2::int[]) AS moved(id, step)
                UNION ALL
                SELECT c.parent_id, 0, above.descendants
                  FROM above JOIN comment c ON c.id = above.id
                 WHERE c.parent_id IS NOT NULL),
            total AS (SELECT id, sum(replies)::int AS replies, sum(descendants)::int AS descendants
                        FROM above GROUP BY id)
            UPDATE comment c
               SET reply_count = c.reply_count + total.replies,
                   descendant_count = c.descendant_count + total.descendants
              FROM total WHERE c.id = total.id""";

    @Override
    public Future<Map<CommentId, Comment>> load(Tx tx, Set<CommentId> keys) {
        return tx.send(READ, Columns.of(keys).uuids(CommentId::value).tuple()).map(rows -> {
            var found = new HashMap<CommentId, Comment>();
            rows.forEach(row -> {
                var comment = CommentRow.comment(row);
                found.put(comment.id(), comment);
            });
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        insert(tx, batch.inserted(this));
        var tallied = new ArrayList<Comment>();
        var amended = new ArrayList<Comment>();
        for (var change : batch.changes(this)) {
            change.before().ifPresent(before -> {
                var after = change.after().orElseThrow();
                if (!before.tallies().equals(after.tallies())) {
                    tallied.add(after);
                }
                if (!before.tallying(after.votes(), after.reactions()).equals(after)) {
                    amended.add(after);
                }
            });
        }
        amend(tx, amended);
        tally(tx, tallied);
        count(tx, batch.changes(this));
    }

    private static void insert(Tx tx, List<Comment> comments) {
        if (comments.isEmpty()) {
            return;
        }
        var rows = Columns.of(comments)
                .uuids(comment -> comment.id().value())
                .uuids(comment -> comment.discussion().value())
                .texts(comment -> comment.site().value())
                .uuids(comment -> comment.parent().map(CommentId::value).orElse(null))
                .uuids(comment -> comment.root().value())
                .ints(Comment::depth)
                .ints(comment -> comment.place().map(Comment.Place::number).orElse(null))
                .bytes(CommentRow::path)
                .texts(comment -> comment.status().label())
                .ints(Comment::revision)
                .texts(comment -> comment.author().id())
                .texts(comment -> comment.author().name())
                .texts(comment -> comment.author().email().orElse(null))
                .texts(comment -> comment.author().website().orElse(null))
                .uuids(comment ->
                        comment.author().guest().map(guest -> guest.value()).orElse(null))
                .texts(comment -> comment.body().text())
                .bytes(CommentRow::textHash)
                .texts(comment -> comment.body().html())
                .jsonArrays(CommentRow::held)
                .times(Comment::createdAt)
                .times(comment -> comment.editedAt().orElse(null))
                .ints(comment -> comment.votes().up())
                .ints(comment -> comment.votes().down())
                .jsons(Comments::reactions)
                .texts(CommentRow::badges)
                .jsons(CommentRow::judged);
        tx.write(INSERT, rows.tuple());
    }

    private static void amend(Tx tx, List<Comment> comments) {
        if (comments.isEmpty()) {
            return;
        }
        var rows = Columns.of(comments)
                .uuids(comment -> comment.id().value())
                .ints(comment -> comment.place().map(Comment.Place::number).orElse(null))
                .bytes(CommentRow::path)
                .texts(comment -> comment.status().label())
                .ints(Comment::revision)
                .texts(comment -> comment.body().text())
                .bytes(CommentRow::textHash)
                .texts(comment -> comment.body().html())
                .jsonArrays(CommentRow::held)
                .times(comment -> comment.editedAt().orElse(null))
                .flags(comment -> comment.marks().pinned())
                .flags(comment -> comment.marks().featured())
                .jsons(CommentRow::judged);
        tx.write(AMEND, rows.tuple());
    }

    private static void tally(Tx tx, List<Comment> comments) {
        if (comments.isEmpty()) {
            return;
        }
        var rows = Columns.of(comments)
                .uuids(comment -> comment.id().value())
                .ints(comment -> comment.votes().up())
                .ints(comment -> comment.votes().down())
                .jsons(Comments::reactions);
        tx.write(TALLY, rows.tuple());
    }

    private static JsonObject reactions(Comment comment) {
        return new JsonObject(new HashMap<>(comment.reactions()));
    }

    private static void count(Tx tx, List<Batch.Change<CommentId, Comment>> changes) {
        var moved = changes.stream()
                .filter(change -> change.after().orElseThrow().parent().isPresent() && step(change) != 0)
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        var rows = Columns.of(moved)
                .uuids(change ->
                        change.after().orElseThrow().parent().orElseThrow().value())
                .ints(Comments::step);
        tx.write(COUNT, rows.tuple());
    }

    private static int step(Batch.Change<CommentId, Comment> change) {
        int before = change.before().filter(Comment::published).isPresent() ? 1 : 0;
        int after = change.after().filter(Comment::published).isPresent() ? 1 : 0;
        return after - before;
    }
}
