package parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.TestDatabase;

class IdsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private final Ids ids = new Ids(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));

    /** Computed by another implementation: {@code uuid.uuid5(namespace, "demo\\0" + key)} of Python 3. */
    @Test
    void aDiscussionsIdIsTheVersionFiveUuidOfSiteAndKey() {
        var demo = new SiteKey("demo");
        assertThat(DiscussionId.of(demo, "bridge")).hasToString("10e05965-69bf-5b4a-a9e5-531b7640cc3a");
        assertThat(DiscussionId.of(demo, "Brücke/2026")).hasToString("97a096f6-14e6-5bb5-b5ea-9ebe89dea6f9");
        assertThat(DiscussionId.of(new SiteKey("demobridge"), "")).isNotEqualTo(DiscussionId.of(demo, "bridge"));
    }

    @Test
    void theOrderIsThatOfPostgres() {
        var random = new Random(2);
        var some = Stream.concat(
                        Stream.of("7fffffff-ffff-ffff-0000-000000000000", "80000000-0000-0000-ffff-ffffffffffff")
                                .map(UUID::fromString),
                        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                                .limit(200))
                .map(DiscussionId::new)
                .toList();
        var values = some.stream().map(id -> "('" + id + "'::uuid)").collect(Collectors.joining(","));

        assertThat(some.stream().sorted().map(DiscussionId::toString).toList())
                .isEqualTo(DATABASE.list("SELECT id FROM (VALUES " + values + ") AS v(id) ORDER BY id"));
    }

    @Test
    void timeOrderedIdsBeginWithTheMillisecondsAndSayTheirVersion() {
        var id = ids.comment().value();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());

        var later = new Ids(Clock.fixed(NOON.plusMillis(1), ZoneOffset.UTC), new Random(3)).comment();
        assertThat(new CommentId(id)).isLessThan(later);
        assertThat(List.of(later, new CommentId(id)).stream().sorted(Comparator.naturalOrder()))
                .containsExactly(new CommentId(id), later);
    }

    @Test
    void guestsAreRandom() {
        var guest = ids.guest().value();
        assertThat(guest.version()).isEqualTo(4);
        assertThat(guest.variant()).isEqualTo(2);
        assertThat(ids.guest().value()).isNotEqualTo(guest);
    }

    @Test
    void whatWasImportedTwiceHasOneId() {
        var discussion = DiscussionId.of(new SiteKey("demo"), "bridge");
        var other = DiscussionId.of(new SiteKey("demo"), "tunnel");
        assertThat(Ids.imported(discussion, "wordpress", "17"))
                .isEqualTo(Ids.imported(discussion, "wordpress", "17"))
                .isNotEqualTo(Ids.imported(discussion, "wordpress", "18"))
                .isNotEqualTo(Ids.imported(other, "wordpress", "17"))
                .isNotEqualTo(Ids.imported(discussion, "disqus", "17"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0193a8f0-0000-7000-8000-00000000000",
                "0193a8f0-0000-7000-8000-00000000000g",
                "0193a8f000007000800000000000000000000",
                " 193a8f0-0000-7000-8000-000000000000",
                "0193a8f0-0000-7000-8000-0000000000000"
            })
    void whatIsNoIdIsNone(String text) {
        assertThat(CommentId.parse(text)).isEmpty();
    }

    @Test
    void capitalsAreTheSameId() {
        assertThat(CommentId.parse("0193A8F0-0000-7000-8000-00000000000A"))
                .isEqualTo(CommentId.parse("0193a8f0-0000-7000-8000-00000000000a"))
                .isPresent();
    }
}
