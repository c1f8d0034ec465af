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
import parley.problem.ProblemKind;

/** Pages of discussions from which comments were taken. */
class HiddenCommentsTest extends PageReading {
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
        assertThat(failure(new Query.Context(talk.id, child, sort, 5, Replies.FIRST)))
                .isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        assertThat(failure(new Query.Branch(talk.id, leaf, Optional.empty(), 5)))
                .isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        talk.restore(grandchild);
        assertThat(talk.walk(reader, sort, 1)).containsExactlyInAnyOrder(parent, last);
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
        var page = talk.read(reader, new Query.Context(talk.id, last, Sort.BEST, 1, Replies.FIRST));
        for (var before = page.previous(); before.isPresent(); before = page.next()) {
            page = talk.read(reader, talk.query(Sort.BEST, before, 2));
            seen.addAll(0, Voices.roots(page));
        }
        assertThat(seen).isEqualTo(left.subList(0, 5));
    }
}
