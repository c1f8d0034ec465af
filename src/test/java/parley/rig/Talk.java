package parley.rig;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.screening.Reason;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.DiscussionSeed;
import parley.threading.Threads;

/** What people do in one discussion of the demo site, as writes for the node's writer; invented people only. */
public record Talk(Ground ground, DiscussionSeed seed) {
    public static final Author IDA = author("Ida Sommer");

    public static Talk about(Ground ground, String key) {
        var url = Optional.of(Ground.ORIGIN + "/" + key);
        return new Talk(ground, new DiscussionSeed(Ground.DEMO, key, url, Optional.of(key), false));
    }

    public static Author author(String name) {
        var id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Author(id, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public DiscussionId id() {
        return seed.id();
    }

    /** The same discussion, seen from another node. */
    public Talk on(Ground other) {
        return new Talk(other, seed);
    }

    public Comment say(String text) {
        return ground.commit(saying(ground.ids.comment(), Optional.empty(), text))
                .comment();
    }

    public Comment reply(Comment parent, String text) {
        return ground.commit(saying(ground.ids.comment(), Optional.of(parent.id()), text))
                .comment();
    }

    public Comment hold(Optional<CommentId> parent, String text) {
        return ground.commit(holding(ground.ids.comment(), parent, text)).comment();
    }

    public Write<Threads.Step> saying(CommentId id, Optional<CommentId> parent, String text) {
        return adding(id, parent, text, ground.threads::publish);
    }

    public Write<Threads.Step> holding(CommentId id, Optional<CommentId> parent, String text) {
        var reasons = List.of(new Reason("links", "three links"));
        return adding(id, parent, text, (batch, fresh) -> ground.threads.hold(batch, fresh, reasons));
    }

    private Write<Threads.Step> adding(
            CommentId id, Optional<CommentId> parent, String text, BiFunction<Batch, Comment, Threads.Step> step) {
        return new Deed<>(
                needs -> {
                    needs.row(ground.threads.seeds(), seed);
                    needs.row(ground.threads.discussions(), id());
                    needs.row(ground.sites, seed.site());
                    parent.ifPresent(above -> needs.row(ground.threads.comments(), above));
                },
                batch -> {
                    var above = parent.map(one -> ground.threads.comment(batch, one));
                    return step.apply(batch, fresh(id, above, text));
                });
    }

    private Comment fresh(CommentId id, Optional<Comment> parent, String text) {
        return Comment.fresh(id, id(), seed.site(), parent, IDA, body(text), ground.clock.instant());
    }

    public static Comment.Body body(String text) {
        return new Comment.Body(text, "<p>" + text + "</p>");
    }

    public Write<Threads.Step> amending(CommentId id, String text) {
        return changing(id, (batch, comment) -> ground.threads.amend(batch, comment, body(text)));
    }

    public Write<Threads.Step> withdrawing(CommentId id, CommentStatus to) {
        return changing(id, (batch, comment) -> ground.threads.withdraw(batch, comment, to));
    }

    public Write<Threads.Step> releasing(CommentId id) {
        return changing(id, ground.threads::release);
    }

    /** One vote more. */
    public Write<Threads.Step> voting(CommentId id) {
        return changing(id, (batch, comment) -> {
            var votes =
                    new Comment.Votes(comment.votes().up() + 1, comment.votes().down());
            return ground.threads.tally(batch, comment, votes, comment.reactions());
        });
    }

    /** One reaction more. */
    public Write<Threads.Step> reacting(CommentId id, String name) {
        return changing(id, (batch, comment) -> {
            Map<String, Integer> more = new HashMap<>(comment.reactions());
            more.merge(name, 1, Integer::sum);
            return ground.threads.tally(batch, comment, comment.votes(), more);
        });
    }

    public Write<Boolean> turning(DiscussionState state) {
        return new Deed<>(needs -> needs.row(ground.threads.discussions(), id()), batch -> {
            var discussion = ground.threads.discussion(batch, id()).orElseThrow();
            return ground.threads.turn(batch, discussion, state).isPresent();
        });
    }

    private Write<Threads.Step> changing(CommentId id, BiFunction<Batch, Comment, Threads.Step> step) {
        return new Deed<>(
                needs -> {
                    needs.row(ground.threads.discussions(), id());
                    needs.row(ground.threads.comments(), id);
                },
                batch -> step.apply(batch, ground.threads.comment(batch, id)));
    }
}
