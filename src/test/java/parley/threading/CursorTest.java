package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

class CursorTest {
    static final SiteKey SITE = new SiteKey("demo");
    static final DiscussionId HERE = DiscussionId.of(SITE, "here");
    static final DiscussionId THERE = DiscussionId.of(SITE, "there");
    static final CommentId TOP = new CommentId(UUID.fromString("01930000-0000-7000-8000-000000000001"));

    static List<Cursor> all() {
        var deep = TreePath.root(1);
        for (int level = 1; level < 80; level++) {
            deep = deep.child(level + 1);
        }
        return List.of(
                new Cursor.ByNumber(HERE, Sort.OLDEST, false, 0, List.of()),
                new Cursor.ByNumber(HERE, Sort.NEWEST, true, Integer.MAX_VALUE, List.of()),
                new Cursor.Ranked(HERE, false, 0, 0, 0, List.of()),
                new Cursor.ByNumber(HERE, Sort.OLDEST, false, 4, List.of(9, 8, 3)),
                new Cursor.Ranked(HERE, true, Long.MAX_VALUE, 7, 9, List.of(12)),
                new Cursor.Branch(TOP, TreePath.root(3).child(8)),
                new Cursor.Branch(TOP, deep));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItWasWrittenAndFitsIntoAnAddress(Cursor cursor) {
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    static Stream<String> broken() {
        var good = new Cursor.ByNumber(HERE, Sort.OLDEST, false, 5, List.of()).text();
        var bytes = Base64.getUrlDecoder().decode(good);
        var named = Stream.of(
                "", "a", "null", "1", "%00", "AQ", "AW4", good + "A", good + "==", good.substring(1), good + "\n");
        var cut = Stream.iterate(1, length -> length < bytes.length, length -> length + 1)
                .map(length -> text(java.util.Arrays.copyOf(bytes, length)));
        return Stream.concat(
                Stream.concat(named, cut),
                Stream.of(
                        changed(bytes, 0, 2),
                        changed(bytes, 1, 'x'),
                        changed(bytes, 18, 2),
                        changed(bytes, 19, 2),
                        changed(bytes, 20, -1),
                        text(java.util.Arrays.copyOf(bytes, 500)),
                        new Cursor.Branch(TOP, TreePath.of(new byte[0])).text(),
                        new Cursor.Branch(TOP, TreePath.of(new byte[3])).text(),
                        new Cursor.ByNumber(HERE, Sort.OLDEST, false, 5, List.of(1, 2, 3, 4)).text(),
                        new Cursor.ByNumber(HERE, Sort.OLDEST, false, 5, List.of(-1)).text(),
                        new Cursor.Ranked(HERE, false, -1, 0, 0, List.of()).text(),
                        new Cursor.Ranked(HERE, false, 1, -1, 0, List.of()).text(),
                        new Cursor.Ranked(HERE, false, 1, 0, -1, List.of()).text()));
    }

    private static String changed(byte[] bytes, int at, int value) {
        var copy = bytes.clone();
        copy[at] = (byte) value;
        return text(copy);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anythingElseIsRefused(String text) {
        var refusal = catchThrowableOfType(Refusal.class, () -> Cursor.parse(text));
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.BAD_CURSOR);
    }

    @Test
    void isOnlyGoodForWhatItWasMadeFor() {
        var oldest = new Cursor.ByNumber(HERE, Sort.OLDEST, false, 5, List.of());
        var best = new Cursor.Ranked(HERE, false, 3, 1, 0, List.of());
        var branch = new Cursor.Branch(TOP, TreePath.root(1));
        assertThat(page(HERE, Sort.OLDEST, oldest)).isNotNull();
        assertThat(page(HERE, Sort.BEST, best)).isNotNull();
        refused(() -> page(THERE, Sort.OLDEST, oldest));
        refused(() -> page(HERE, Sort.NEWEST, oldest));
        refused(() -> page(HERE, Sort.BEST, oldest));
        refused(() -> page(HERE, Sort.OLDEST, best));
        refused(() -> page(THERE, Sort.BEST, best));
        refused(() -> page(HERE, Sort.OLDEST, branch));
        assertThat(new Query.Branch(HERE, TOP, Optional.of(branch), 5)).isNotNull();
        refused(() -> new Query.Branch(HERE, new CommentId(new UUID(1, 2)), Optional.of(branch), 5));
        refused(() -> new Query.Branch(HERE, TOP, Optional.of(oldest), 5));
    }

    private static PageQuery page(DiscussionId discussion, Sort sort, Cursor cursor) {
        return new PageQuery(SITE, discussion, "here", sort, Optional.of(cursor), 20, false);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable query) {
        assertThatThrownBy(query)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.BAD_CURSOR));
    }
}
