package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.CommentId;
import parley.rig.Await;
import parley.rig.Ground;

class PageReaderTest extends PageReading {
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
        assertThat(Voices.ids(talk.branch(reader, root, next, 20))).containsExactly(three);
        assertThat(Voices.ids(talk.branch(reader, root, Optional.empty(), 20)))
                .containsExactly(one, oneOne, oneTwo, two, twoOne, three);
        assertThat(Voices.ids(talk.branch(reader, one, Optional.empty(), 20))).containsExactly(oneOne, oneTwo);
    }

    @Test
    void forPeopleARestOfOneOrTwoComesAlong() {
        var talk = new Voices(ground, "rest");
        var root = talk.say();
        var replies = new ArrayList<CommentId>();
        for (int count = 1; count <= 9; count++) {
            replies.add(talk.reply(root));
            int shown = count <= 7 ? count : 5;
            for (var query : List.of(
                    talk.first(Sort.OLDEST, 20), new Query.Context(talk.id, root, Sort.BEST, 20, Replies.FIRST))) {
                var page = talk.read(reader, query.forPeople());
                assertThat(Voices.ids(page).subList(1, shown + 1)).isEqualTo(replies.subList(0, shown));
                assertThat(page.comments()).hasSize(shown + 1);
                var next = Voices.find(page, root).repliesNext();
                assertThat(next.isPresent()).isEqualTo(shown < count);
                assertThat(talk.read(reader, query).comments()).hasSize(Math.min(count, 5) + 1);
            }
        }
        for (var target : replies) {
            var around = talk.read(reader, new Query.Context(talk.id, target, Sort.OLDEST, 20, Replies.NO_SMALL_REST));
            assertThat(Voices.ids(around).subList(1, 10)).isEqualTo(replies);
        }
    }

    @Test
    void thePageAroundALateReplyLeavesOneGapThatRepliesNextFills() {
        var talk = new Voices(ground, "gap");
        var root = talk.say();
        var replies = IntStream.range(0, 40).mapToObj(_ -> talk.reply(root)).toList();
        for (var way : List.of(Replies.FIRST, Replies.NO_SMALL_REST)) {
            for (int at = 10; at < 40; at++) {
                var page = talk.read(reader, new Query.Context(talk.id, replies.get(at), Sort.OLDEST, 20, way));
                var seen = new ArrayList<>(
                        Voices.ids(page).subList(1, page.comments().size()));
                var next = Voices.find(page, root).repliesNext();
                var rest = next.isEmpty() ? List.<CommentId>of() : Voices.ids(talk.branch(reader, root, next, 100));
                rest.stream().filter(each -> !seen.contains(each)).forEach(seen::add);
                assertThat(seen).as("around %d", at).containsExactlyInAnyOrderElementsOf(replies);
            }
        }
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
                var page = talk.branch(reader, chain.get(top), after, 7);
                seen.addAll(Voices.ids(page));
                after = page.next();
            } while (after.isPresent());
            assertThat(seen).as("below depth %d", top).isEqualTo(chain.subList(top + 1, chain.size()));
        }
        var page = talk.read(reader, new Query.Context(talk.id, chain.getLast(), Sort.OLDEST, 20, Replies.FIRST));
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
        var finder = new Finder(ground.pool, new Seeds());
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
