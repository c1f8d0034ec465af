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

/** What the newsroom pinned stands first, and nobody meets it twice. */
class PinnedTest extends PageReading {
    private static List<CommentId> nine(Voices talk) {
        return IntStream.range(0, 9).mapToObj(_ -> talk.say()).toList();
    }

    private static List<CommentId> order(List<CommentId> roots, Sort sort) {
        return sort == Sort.NEWEST ? roots.reversed() : roots;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPinnedStandsFirstUnderEveryOrderAndComesOnceWhateverTheLimit(Sort sort) {
        var talk = new Voices(ground, "pinned-" + sort);
        var roots = nine(talk);
        var reply = talk.reply(roots.get(6));
        talk.pin(reply, true);
        talk.pin(roots.get(6), true);
        talk.pin(roots.get(2), true);
        var expected = new ArrayList<>(List.of(roots.get(6), roots.get(2)));
        order(roots, sort).stream().filter(root -> !expected.contains(root)).forEach(expected::add);
        for (int limit : new int[] {2, 3, 4, 7, 8, 9, 20}) {
            var first = talk.read(reader, talk.first(sort, limit));
            assertThat(Voices.roots(first)).as("%d roots", limit).hasSize(Math.min(limit, 9));
            assertThat(first.top()).isEqualTo(2);
            assertThat(talk.walk(reader, sort, limit)).as("%d at a time", limit).isEqualTo(expected);
        }
        assertThat(talk.walk(reader, sort, 1))
                .as("no more than one on a page")
                .startsWith(roots.get(6))
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(Voices.ids(talk.read(reader, talk.first(sort, 20)))).startsWith(roots.get(6), reply, roots.get(2));
    }

    @ParameterizedTest
    @EnumSource
    void pinningWhileSomebodyWalksOnSkipsAndRepeatsNothing(Sort sort) {
        var talk = new Voices(ground, "meanwhile-" + sort);
        var roots = nine(talk);
        talk.pin(roots.get(4), true);
        var first = talk.read(reader, talk.first(sort, 2));
        talk.pin(roots.get(4), false);
        talk.pin(roots.get(5), true);
        var seen = new ArrayList<>(Voices.roots(first));
        for (var after = first.next(); after.isPresent(); ) {
            var page = talk.read(reader, talk.query(sort, after, 2));
            seen.addAll(Voices.roots(page));
            after = page.next();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(9).containsAll(roots).startsWith(roots.get(4));
    }

    @Test
    void atMostThreeStandAboveAndWhatIsTakenAwayDoesNot() {
        var talk = new Voices(ground, "many");
        var roots = nine(talk);
        talk.reply(roots.get(8));
        roots.subList(4, 9).forEach(root -> talk.pin(root, true));
        talk.remove(roots.get(8));
        assertThat(talk.walk(reader, Sort.OLDEST, 4))
                .isEqualTo(IntStream.of(7, 6, 5, 0, 1, 2, 3, 4, 8)
                        .mapToObj(roots::get)
                        .toList());
    }

    @Test
    void aroundACommentEverythingStandsAtItsPlace() {
        var talk = new Voices(ground, "around");
        var roots = nine(talk);
        talk.pin(roots.get(3), true);
        var page = talk.read(reader, new Query.Context(talk.id, roots.get(3), Sort.OLDEST, 3));
        assertThat(Voices.roots(page)).isEqualTo(roots.subList(2, 5));
        assertThat(page.top()).isZero();
        var back = talk.read(reader, talk.query(Sort.OLDEST, page.previous(), 20));
        assertThat(Voices.roots(back)).isEqualTo(roots.subList(0, 2));
        assertThat(Optional.of(page).flatMap(Page::next)).isPresent();
    }
}
