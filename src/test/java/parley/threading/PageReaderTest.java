package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;

class PageReaderTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static final TestClock CLOCK = new TestClock();
    static Vertx vertx;
    static Ground ground;
    static PageReader reader;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
        reader = new PageReader(ground.pool, ground.epoch, CLOCK);
    }

    @AfterAll
    static void close() {
        ground.close();
        Await.of(vertx.close());
    }

    @ParameterizedTest
    @EnumSource
    void aDiscussionNobodyHasWrittenInIsEmpty(Sort sort) {
        var page = new Voices(ground, "silence").read(reader, new Voices(ground, "silence").first(sort, 20));
        assertThat(page.comments()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(page.discussion().seq()).isZero();
        assertThat(page.discussion().key()).isEqualTo("silence");
        assertThat(page.discussion().epoch()).isNotEmpty();
    }

    @Test
    void rootsComeWithTheirFirstFiveDescendantsDepthFirst() {
        var talk = new Voices(ground, "tree");
        var root = talk.say();
        var one = talk.reply(root);
        var two = talk.reply(root);
        var oneOne = talk.reply(one);
        var twoOne = talk.reply(two);
        var other = talk.say();
        var oneTwo = talk.reply(one);
        var page = talk.read(reader, talk.first(Sort.OLDEST, 20));
        assertThat(Voices.ids(page)).containsExactly(root, one, oneOne, oneTwo, two, twoOne, other);
        assertThat(Voices.find(page, root).repliesNext()).isEmpty();

        var three = talk.reply(root);
        page = talk.read(reader, talk.first(Sort.NEWEST, 20));
        assertThat(Voices.ids(page)).containsExactly(other, root, one, oneOne, oneTwo, two, twoOne);
        assertThat(page.discussion().commentCount()).isEqualTo(8);
        var next = Voices.find(page, root).repliesNext();
        assertThat(Voices.ids(branch(talk, root, next, 20))).containsExactly(three);
        assertThat(Voices.ids(branch(talk, root, Optional.empty(), 20)))
                .containsExactly(one, oneOne, oneTwo, two, twoOne, three);
        assertThat(Voices.ids(branch(talk, one, Optional.empty(), 20))).containsExactly(oneOne, oneTwo);
    }

    private static Page branch(Voices talk, CommentId top, Optional<String> after, int limit) {
        return talk.read(reader, new Query.Branch(talk.id, top, after.map(Cursor::parse), limit));
    }

    @Test
    void aBranchIsPagedWholeHoweverDeepItIs() {
        var talk = new Voices(ground, "deep");
        var chain = new ArrayList<CommentId>(List.of(talk.say()));
        for (int depth = 1; depth <= 70; depth++) {
            chain.add(talk.reply(chain.getLast()));
        }
        for (int top : new int[] {0, 5, 62, 63, 64, 68}) {
            var seen = new ArrayList<CommentId>();
            Optional<String> after = Optional.empty();
            do {
                var page = branch(talk, chain.get(top), after, 7);
                seen.addAll(Voices.ids(page));
                after = page.next();
            } while (after.isPresent());
            assertThat(seen).as("below depth %d", top).isEqualTo(chain.subList(top + 1, chain.size()));
        }
        var page = talk.read(reader, new Query.Context(talk.id, chain.getLast(), Sort.OLDEST, 20));
        assertThat(Voices.ids(page)).isEqualTo(chain);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void walkingMeetsEveryRootOnce(int limit) {
        var talk = new Voices(ground, "walk" + limit);
        var roots = IntStream.range(0, 9).mapToObj(_ -> talk.say()).toList();
        assertThat(talk.walk(reader, Sort.OLDEST, limit)).isEqualTo(roots);
        assertThat(talk.walk(reader, Sort.NEWEST, limit)).isEqualTo(roots.reversed());
        assertThat(talk.walk(reader, Sort.BEST, limit)).isEqualTo(roots);
    }

    @Test
    void whoReadsWhileOthersWriteSkipsAndRepeatsNothing() {
        var talk = new Voices(ground, "busy");
        var before = IntStream.range(0, 30).mapToObj(_ -> talk.say()).toList();
        var writing = IntStream.range(0, 60)
                .mapToObj(_ -> ground.submit(talk.posting(Optional.empty())))
                .toList();
        var newest = talk.walk(reader, Sort.NEWEST, 3);
        var oldest = talk.walk(reader, Sort.OLDEST, 3);
        writing.forEach(Await::of);
        assertThat(newest).doesNotHaveDuplicates().containsAll(before);
        assertThat(oldest).doesNotHaveDuplicates().containsAll(before);
        var all = talk.walk(reader, Sort.OLDEST, 50);
        assertThat(oldest).isEqualTo(all.subList(0, oldest.size()));
        assertThat(newest).isEqualTo(all.reversed().subList(all.size() - newest.size(), all.size()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGoneLeavesAPlaceholderOnlyWhileRepliesStandBelow(Sort sort) {
        var talk = new Voices(ground, "gone-" + sort.label());
        var leaf = talk.say();
        var parent = talk.say();
        var child = talk.reply(parent);
        var grandchild = talk.reply(child);
        var last = talk.say();
        talk.remove(leaf);
        talk.remove(parent);
        talk.remove(child);
        var page = talk.read(reader, talk.first(sort, 2));
        assertThat(Voices.roots(page)).containsExactlyInAnyOrder(parent, last);
        assertThat(page.next()).isEmpty();
        for (var id : List.of(parent, child)) {
            var view = Voices.find(page, id);
            assertThat(view.author()).isEmpty();
            assertThat(view.html()).isEmpty();
            assertThat(view.status().label()).isEqualTo("removed");
        }
        talk.remove(grandchild);
        assertThat(Voices.ids(talk.read(reader, talk.first(sort, 2)))).containsExactly(last);
        assertThat(failure(new Query.Context(talk.id, child, sort, 5))).isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        assertThat(failure(new Query.Branch(talk.id, leaf, Optional.empty(), 5)))
                .isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        talk.restore(grandchild);
        assertThat(talk.walk(reader, sort, 1)).containsExactlyInAnyOrder(parent, last);
    }

    private static ProblemKind failure(Query query) {
        return ((Refusal) Await.failureOf(reader.read(query))).kind();
    }

    @Test
    void bestIsByVotesAndStandsStillForAMinute() {
        var talk = new Voices(ground, "best");
        var plain = talk.say();
        var good = talk.say();
        var disputed = talk.say();
        var lucky = talk.say();
        talk.vote(good, 90, 10);
        talk.vote(disputed, 50, 50);
        talk.vote(lucky, 1, 0);
        var order = List.of(good, disputed, lucky, plain);
        assertThat(talk.walk(reader, Sort.BEST, 1)).isEqualTo(order);

        var later = talk.say();
        talk.vote(later, 100, 0);
        var next = talk.read(reader, talk.first(Sort.BEST, 2)).next();
        CLOCK.pass(Duration.ofSeconds(59));
        assertThat(talk.walk(reader, Sort.BEST, 2)).containsExactly(good, disputed, lucky, plain, later);

        CLOCK.pass(Duration.ofSeconds(10));
        assertThat(talk.walk(reader, Sort.BEST, 2)).containsExactly(later, good, disputed, lucky, plain);
        assertThat(Voices.roots(talk.read(reader, talk.query(Sort.BEST, next, 2))))
                .containsExactly(lucky, plain);

        CLOCK.pass(Duration.ofMinutes(2));
        talk.read(reader, talk.first(Sort.BEST, 2));
        assertThat(generations(talk)).as("nothing changed, nothing is renewed").isEqualTo(2);
        talk.vote(plain, 1000, 0);
        CLOCK.pass(Duration.ofMinutes(2));
        talk.read(reader, talk.first(Sort.BEST, 2));
        assertThat(generations(talk)).isEqualTo(2);
        assertThat(failure(talk.query(Sort.BEST, next, 2))).isEqualTo(ProblemKind.CURSOR_EXPIRED);
    }

    @Test
    void manyHiddenRootsMakeAPageShorterAndLoseNothing() {
        var talk = new Voices(ground, "hidden");
        var roots = IntStream.range(0, 140).mapToObj(_ -> talk.say()).toList();
        talk.read(reader, talk.first(Sort.BEST, 1));
        var last = talk.say();
        roots.subList(3, 138).forEach(talk::remove);
        var left = List.of(roots.get(0), roots.get(1), roots.get(2), roots.get(138), roots.get(139), last);
        assertThat(talk.walk(reader, Sort.BEST, 2)).isEqualTo(left);
        var seen = new ArrayList<CommentId>();
        var page = talk.read(reader, new Query.Context(talk.id, last, Sort.BEST, 1));
        for (var before = page.previous(); before.isPresent(); before = page.next()) {
            page = talk.read(reader, talk.query(Sort.BEST, before, 2));
            seen.addAll(0, Voices.roots(page));
        }
        assertThat(seen).isEqualTo(left.subList(0, 5));
    }

    private static long generations(Voices talk) {
        return DATABASE.count("SELECT count(*) FROM ranking WHERE discussion_id = '" + talk.id + "'");
    }

    @ParameterizedTest
    @EnumSource
    void thePageAroundACommentLeadsOnInBothDirections(Sort sort) {
        var talk = new Voices(ground, "around-" + sort.label());
        for (int i = 0; i < 9; i++) {
            talk.vote(talk.say(), 100 - i * i, 5);
        }
        talk.walk(reader, sort, 4);
        for (int i = 0; i < 4; i++) {
            talk.say(); // later than the ranking
        }
        var all = talk.walk(reader, sort, 4);
        assertThat(all).hasSize(13);
        for (var target : all) {
            for (int limit = 1; limit <= 6; limit++) {
                var page = talk.read(reader, new Query.Context(talk.id, target, sort, limit));
                assertThat(Voices.roots(page)).contains(target).hasSizeLessThanOrEqualTo(limit);
                var seen = new ArrayList<>(Voices.roots(page));
                for (var after = page.next(); after.isPresent(); ) {
                    var next = talk.read(reader, talk.query(sort, after, limit));
                    seen.addAll(Voices.roots(next));
                    after = next.next();
                }
                for (var before = page.previous(); before.isPresent(); ) {
                    var previous = talk.read(reader, talk.query(sort, before, limit));
                    seen.addAll(0, Voices.roots(previous));
                    before = previous.next();
                }
                assertThat(seen).as("around %s by %d", target, limit).isEqualTo(all);
            }
        }
    }

    @Test
    void thePageAroundAReplyHoldsItItsAncestorsAndItsNeighbours() {
        var talk = new Voices(ground, "window");
        talk.say();
        var root = talk.say();
        talk.say();
        var replies = IntStream.range(0, 60).mapToObj(_ -> talk.reply(root)).toList();
        var deep = talk.reply(talk.reply(replies.get(40)));
        var branch = Voices.ids(branch(talk, root, Optional.empty(), 100));
        assertThat(branch).hasSize(62);
        for (var target : branch) {
            var page = talk.read(reader, new Query.Context(talk.id, target, Sort.OLDEST, 3));
            var held = Voices.ids(page);
            assertThat(Voices.roots(page)).hasSize(3);
            assertThat(held).contains(target).doesNotHaveDuplicates();
            var below = held.subList(held.indexOf(root) + 1, held.size() - 1);
            assertThat(below).startsWith(branch.subList(0, 5).toArray(CommentId[]::new));
            assertThat(below).isSubsetOf(branch).hasSizeLessThanOrEqualTo(30);
            int at = branch.indexOf(target);
            assertThat(below).containsAll(branch.subList(Math.max(0, at - 10), Math.min(62, at + 11)));
            if (target.equals(deep)) {
                assertThat(below).contains(replies.get(40));
            }
            var rest = Voices.find(page, root)
                    .repliesNext()
                    .map(next -> Voices.ids(branch(talk, root, Optional.of(next), 100)))
                    .orElse(List.of());
            assertThat(branch.subList(0, 62 - rest.size())).isSubsetOf(below);
            assertThat(branch.subList(62 - rest.size(), 62)).isEqualTo(rest);
        }
    }

    @Test
    void currentHoldsCommentsTheirDiscussionsAndWhatStandsAbove() {
        var talk = new Voices(ground, "current");
        var root = talk.say();
        var middle = talk.reply(root);
        var leaf = talk.reply(middle);
        talk.remove(middle);
        var unknown = new CommentId(new UUID(1, 2));
        var now = Await.of(reader.current(List.of(root, leaf, unknown), List.of(talk.id)));
        assertThat(now.comments()).containsOnlyKeys(root, leaf);
        var seen = now.comment(leaf).orElseThrow();
        assertThat(seen.comment().author().email()).contains("ada@example.org");
        assertThat(seen.discussion().seq()).isEqualTo(4);
        assertThat(seen.view().orElseThrow().html()).contains("<p>" + leaf + "</p>");
        assertThat(seen.ancestors()).extracting(Current.Ancestor::id).containsExactly(middle, root);
        assertThat(seen.ancestors()).extracting(Current.Ancestor::replyCount).containsExactly(1, 0);
        assertThat(seen.ancestors())
                .extracting(Current.Ancestor::descendantCount)
                .containsExactly(1, 1);
        assertThat(seen.ancestors().getFirst().placeholder().orElseThrow().html())
                .isEmpty();
        assertThat(seen.ancestors().getLast().placeholder()).isEmpty();
        assertThat(Await.of(reader.comment(unknown))).isEmpty();
    }

    @Test
    void countsComeInTheOrderAsked() {
        var talk = new Voices(ground, "counted");
        talk.remove(talk.say());
        talk.say();
        var counts = Await.of(reader.counts(Ground.DEMO, List.of("nowhere", "counted", "counted")));
        assertThat(counts)
                .containsExactly(
                        new PageReader.Count("nowhere", 0, 0),
                        new PageReader.Count("counted", 1, 3),
                        new PageReader.Count("counted", 1, 3));
    }

    @Test
    void aCommentsPlaceIsKnown() {
        var talk = new Voices(ground, "place");
        var places = new Places(ground.pool);
        var finder = new Finder(ground.pool);
        var unwritten = ground.ids.comment();
        assertThat(Await.of(places.of(unwritten))).isEmpty();
        assertThat(Await.of(finder.find(talk.id))).isEmpty();
        var comment = talk.say();
        var place = new Places.Place(talk.id, Ground.DEMO, Optional.empty());
        assertThat(Await.of(places.of(comment))).contains(place);
        assertThat(Await.of(places.of(comment))).contains(place);
        assertThat(Await.of(finder.find(talk.id)).orElseThrow().commentCount()).isEqualTo(1);
    }
}
