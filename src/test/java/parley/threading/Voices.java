package parley.threading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.rig.Await;
import parley.rig.Ground;

/** A discussion that is written in through the writer, and what its readers read. */
final class Voices {
    final Ground ground;
    final DiscussionSeed seed;
    final DiscussionId id;

    Voices(Ground ground, String key) {
        this.ground = ground;
        this.seed = new DiscussionSeed(Ground.DEMO, key, Optional.empty(), Optional.of("A test"), true);
        this.id = seed.id();
    }

    CommentId say() {
        return post(Optional.empty()).comment().id();
    }

    CommentId reply(CommentId to) {
        return post(Optional.of(to)).comment().id();
    }

    Threads.Step post(Optional<CommentId> parent) {
        return ground.commit(posting(parent));
    }

    Write<Threads.Step> posting(Optional<CommentId> parent) {
        var id = ground.ids.comment();
        return on(parent, batch -> {
            var above = parent.map(to -> ground.threads.comment(batch, to));
            var author = new Author("ada", "Ada", Optional.of("ada@example.org"), Optional.empty(), Optional.empty());
            var body = new Comment.Body("text", "<p>" + id + "</p>");
            return ground.threads.publish(
                    batch, Comment.fresh(id, this.id, Ground.DEMO, above, author, body, Instant.EPOCH));
        });
    }

    void remove(CommentId comment) {
        ground.commit(on(
                Optional.of(comment),
                batch ->
                        ground.threads.withdraw(batch, ground.threads.comment(batch, comment), CommentStatus.REMOVED)));
    }

    void restore(CommentId comment) {
        ground.commit(on(
                Optional.of(comment), batch -> ground.threads.release(batch, ground.threads.comment(batch, comment))));
    }

    void vote(CommentId comment, int up, int down) {
        ground.commit(on(
                Optional.of(comment),
                batch -> ground.threads.tally(
                        batch, ground.threads.comment(batch, comment), new Comment.Votes(up, down), Map.of())));
    }

    void pin(CommentId comment, boolean pinned) {
        ground.commit(on(
                Optional.of(comment),
                batch -> ground.threads.mark(
                        batch, ground.threads.comment(batch, comment), new Comment.Marks(pinned, false))));
    }

    private <R> Write<R> on(Optional<CommentId> comment, Function<Batch, R> decision) {
        return new Write<>() {
            @Override
            public void needs(Needs needs) {
                needs.row(ground.threads.seeds(), seed);
                needs.row(ground.threads.discussions(), id);
                comment.ifPresent(id -> needs.row(ground.threads.comments(), id));
            }

            @Override
            public R apply(Batch batch) {
                return decision.apply(batch);
            }
        };
    }

    PageQuery first(Sort sort, int limit) {
        return query(sort, Optional.empty(), limit);
    }

    PageQuery query(Sort sort, Optional<String> after, int limit) {
        return new PageQuery(Ground.DEMO, id, seed.key(), sort, after.map(Cursor::parse), limit, false);
    }

    Page read(PageReader reader, Query query) {
        return Await.of(reader.read(query));
    }

    Page branch(PageReader reader, CommentId top, Optional<String> after, int limit) {
        return read(reader, new Query.Branch(id, top, after.map(Cursor::parse), limit));
    }

    /** The roots of all pages, in the order in which a reader meets them. */
    List<CommentId> walk(PageReader reader, Sort sort, int limit) {
        var seen = new ArrayList<CommentId>();
        Optional<String> after = Optional.empty();
        do {
            var page = read(reader, query(sort, after, limit));
            seen.addAll(roots(page));
            after = page.next();
        } while (after.isPresent());
        return seen;
    }

    static List<CommentId> roots(Page page) {
        return page.comments().stream()
                .filter(comment -> comment.depth() == 0)
                .map(Voices::id)
                .toList();
    }

    static List<CommentId> ids(Page page) {
        return page.comments().stream().map(Voices::id).toList();
    }

    static CommentView find(Page page, CommentId id) {
        return page.comments().stream()
                .filter(comment -> id(comment).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ProblemKind.UNKNOWN_COMMENT + " " + id));
    }

    static CommentId id(CommentView comment) {
        return CommentId.parse(comment.id()).orElseThrow();
    }
}
