package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.event.CommentId;

/** The page around a comment. */
class PageReaderContextTest extends PageReading {
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
                var page = talk.read(reader, new Query.Context(talk.id, target, sort, limit, Replies.FIRST));
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
        var branch = Voices.ids(talk.branch(reader, root, Optional.empty(), 100));
        assertThat(branch).hasSize(62);
        for (var target : branch) {
            var page = talk.read(reader, new Query.Context(talk.id, target, Sort.OLDEST, 3, Replies.FIRST));
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
                    .map(next -> Voices.ids(talk.branch(reader, root, Optional.of(next), 100)))
                    .orElse(List.of());
            assertThat(branch.subList(0, 62 - rest.size())).isSubsetOf(below);
            assertThat(branch.subList(62 - rest.size(), 62)).isEqualTo(rest);
        }
    }
}
