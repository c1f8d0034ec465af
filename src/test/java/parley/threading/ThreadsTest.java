package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionState;
import parley.event.Event;
import parley.journal.Entry;
import parley.rig.Await;
import parley.rig.Deed;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;

class ThreadsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Vertx vertx;
    private static Ground ground;
    private Talk talk;

    @BeforeAll
    static void build() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
    }

    @AfterAll
    static void leave() {
        ground.close();
        Await.of(vertx.close());
    }

    @BeforeEach
    void aDiscussionOfItsOwn(TestInfo test) {
        talk = Talk.about(ground, test.getDisplayName().replaceAll("\\W", ""));
    }

    @Test
    void aPublishedCommentHasTheNextNumberAndOneSeq() {
        var first = talk.say("first");
        var second = talk.say("second");
        var reply = talk.reply(first, "reply to the first");

        assertThat(numbers(first, second, reply)).containsExactly(1, 2, 3);
        assertThat(reply.root()).isEqualTo(first.id());
        assertThat(reply.depth()).isEqualTo(1);
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(3,3,3)");
        assertThat(events())
                .containsExactly(
                        new Event.CommentPublished(first.id(), 1, 1),
                        new Event.CommentPublished(second.id(), 1, 2),
                        new Event.CommentPublished(reply.id(), 1, 3));
    }

    @Test
    void aHeldCommentGetsItsNumberWhenItIsReleased() {
        var held = talk.hold(Optional.empty(), "waits");
        assertThat(held.place()).isEmpty();
        assertThat(talk.say("meanwhile").place().orElseThrow().number()).isEqualTo(1);
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(1,1,1)");

        var step = ground.commit(talk.releasing(held.id()));

        assertThat(step.seq()).isEqualTo(OptionalLong.of(2));
        assertThat(step.comment().place().orElseThrow().number()).isEqualTo(2);
        assertThat(events()).last().isEqualTo(new Event.CommentPublished(held.id(), 1, 2));
        assertThat(ground.commit(talk.releasing(held.id())).seq()).isEmpty();
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(2,2,2)");
    }

    @Test
    void aHeldReplyIsReleasedUnderItsParent() {
        var parent = talk.say("parent");
        var held = talk.hold(Optional.of(parent.id()), "waits");
        talk.say("meanwhile");

        var released = ground.commit(talk.releasing(held.id())).comment();

        assertThat(released.place().orElseThrow())
                .isEqualTo(new Comment.Place(3, TreePath.root(1).child(3)));
        assertThat(row(parent.id(), "reply_count, descendant_count")).isEqualTo("(1,1)");
    }

    @Test
    void withdrawnAndRestoredItKeepsItsNumber() {
        var comment = talk.say("out and in");
        talk.say("stays");

        var removed = ground.commit(talk.withdrawing(comment.id(), CommentStatus.REMOVED));
        assertThat(removed.seq()).isEqualTo(OptionalLong.of(3));
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(3,2,1)");
        assertThat(ground.commit(talk.withdrawing(comment.id(), CommentStatus.REMOVED))
                        .seq())
                .isEmpty();
        assertThat(ground.commit(talk.withdrawing(comment.id(), CommentStatus.SPAM))
                        .seq())
                .isEmpty();

        var restored = ground.commit(talk.releasing(comment.id()));
        assertThat(restored.comment().place()).isEqualTo(comment.place());
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(4,2,2)");
        assertThat(events())
                .endsWith(new Event.CommentRemoved(comment.id(), 1), new Event.CommentRestored(comment.id(), 1, 2));
    }

    @Test
    void anEditRaisesTheRevisionAndTheSameWordsDoNot() {
        var comment = talk.say("one");

        var edited = ground.commit(talk.amending(comment.id(), "two"));
        assertThat(edited.seq()).isEqualTo(OptionalLong.of(2));
        assertThat(edited.comment().revision()).isEqualTo(2);
        assertThat(ground.commit(talk.amending(comment.id(), "two")).seq()).isEmpty();

        assertThat(row(comment.id(), "text, html, revision, edited_at IS NOT NULL"))
                .isEqualTo("(two,<p>two</p>,2,t)");
        assertThat(events()).last().isEqualTo(new Event.CommentEdited(comment.id(), 2));
    }

    @Test
    void anEditOfAHeldCommentIsToldToTheNewsroomOnly() {
        var held = talk.hold(Optional.empty(), "waits");
        assertThat(ground.commit(talk.amending(held.id(), "still waits")).seq()).isEmpty();
        assertThat(events()).isEmpty();
        assertThat(DATABASE.list("SELECT type || facts FROM journal WHERE seq IS NULL AND comment_id = '" + held.id()
                        + "' ORDER BY position"))
                .containsExactly("comment-held{\"revision\": 1}", "comment-held{\"revision\": 2}");
    }

    @Test
    void manyVotesOfOneBatchAreOneLineWithTheFinalTallies() {
        var comment = talk.say("popular");
        var other = talk.say("less so");

        ground.commit(Deed.together(
                talk.voting(comment.id()),
                talk.voting(comment.id()),
                talk.reacting(comment.id(), "heart"),
                talk.voting(other.id()),
                talk.reacting(comment.id(), "heart"),
                talk.voting(comment.id())));

        assertThat(entries()).extracting(Entry::seq).containsExactly(seqs(5));
        assertThat(events().subList(2, 5))
                .containsExactly(
                        new Event.VotesChanged(comment.id(), 3, 0),
                        new Event.ReactionsChanged(comment.id(), Map.of("heart", 2)),
                        new Event.VotesChanged(other.id(), 1, 0));
        assertThat(row(comment.id(), "votes_up, votes_down, reactions")).isEqualTo("(3,0,\"{\"\"heart\"\": 2}\")");
    }

    @Test
    void whatIsDoneToANewCommentInItsOwnBatchIsKept() {
        var id = ground.ids.comment();
        ground.commit(Deed.together(
                talk.saying(id, Optional.empty(), "new"),
                talk.voting(id),
                talk.reacting(id, "heart"),
                talk.amending(id, "newer")));

        assertThat(row(id, "text, revision, votes_up, reactions, edited_at IS NOT NULL"))
                .isEqualTo("(newer,2,1,\"{\"\"heart\"\": 1}\",t)");
        assertThat(discussion("seq, numbers, comment_count")).isEqualTo("(4,1,1)");
    }

    @Test
    void closingIsOneChangeAndClosingAgainIsNone() {
        talk.say("before");
        assertThat(ground.commit(talk.turning(DiscussionState.CLOSED))).isTrue();
        assertThat(ground.commit(talk.turning(DiscussionState.CLOSED))).isFalse();
        assertThat(discussion("state, seq")).isEqualTo("(closed,2)");
        assertThat(events()).last().isEqualTo(new Event.DiscussionChanged(DiscussionState.CLOSED));
    }

    @Test
    void repliesDeeperThanThePathKeepParentsBeforeChildren() {
        var above = talk.say("level 0");
        for (int level = 1; level < TreePath.LEVELS + 8; level++) {
            talk.reply(above, "a sister of level " + level);
            above = talk.reply(above, "level " + level);
        }
        var parents = DATABASE.count("""
                WITH placed AS (SELECT id, parent_id, row_number() OVER (ORDER BY path, number) AS place FROM comment
                                 WHERE discussion_id = '%s')
                SELECT count(*) FROM placed child JOIN placed parent ON parent.id = child.parent_id
                 WHERE parent.place > child.place""".formatted(talk.id()));
        assertThat(parents).isZero();
        assertThat(above.depth()).isEqualTo(TreePath.LEVELS + 7);
        assertThat(DATABASE.count("SELECT max(length(path)) FROM comment")).isEqualTo(4L * TreePath.LEVELS);
    }

    private static List<Integer> numbers(Comment... comments) {
        return Stream.of(comments)
                .map(comment -> comment.place().orElseThrow().number())
                .toList();
    }

    private static OptionalLong[] seqs(int last) {
        return LongStream.rangeClosed(1, last).mapToObj(OptionalLong::of).toArray(OptionalLong[]::new);
    }

    private List<Entry> entries() {
        Future<List<Entry>> entries = ground.reader.after(talk.id(), 0, 1_000);
        return Await.of(entries);
    }

    private List<Event> events() {
        return entries().stream().map(Entry::event).toList();
    }

    private String discussion(String columns) {
        return DATABASE.ask("SELECT ROW(" + columns + ") FROM discussion WHERE id = '" + talk.id() + "'");
    }

    private static String row(CommentId id, String columns) {
        return DATABASE.ask("SELECT ROW(" + columns + ") FROM comment WHERE id = '" + id + "'");
    }
}
