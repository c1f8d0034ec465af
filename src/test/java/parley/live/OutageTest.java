package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.FaultProxy;
import parley.rig.TestDatabase;

/** The live room cannot read for a while, though the journal still tells it that something happened. */
class OutageTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private FaultProxy way;
    private House house;

    @BeforeEach
    void open() {
        way = new FaultProxy(DATABASE.url());
        house = House.readingFrom(way.url(), DATABASE.url(), Duration.ofMillis(25));
    }

    @AfterEach
    void close() {
        way.back();
        house.close();
        way.close();
    }

    @Test
    void whatHappensMeanwhileIsToldInOrderOnceTheDatabaseIsBack() {
        var id = House.id("outage");
        var socket = house.connect().subscribe(id);
        socket.awaitAnswer(id);
        house.post("outage", "before");
        socket.awaitSeq(id, 1);
        way.away();
        int turnedAway = way.turnedAway();
        IntStream.rangeClosed(2, 4).forEach(i -> house.post("outage", "meanwhile " + i));
        Awaitility.await().until(() -> way.turnedAway() > turnedAway + 2);
        assertThat(socket.seqs(id)).containsExactly(1L);
        way.back();
        socket.awaitSeq(id, 4);
        house.post("outage", "after");
        socket.awaitSeq(id, 5);
        assertThat(socket.seqs(id)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(socket.count("resync")).isZero();
    }

    @Test
    void whoMustBeReadForMissesNothingWhereTheDatabaseIsSoonBack() {
        house.close();
        house = House.readingFrom(way.url(), DATABASE.url(), Duration.ofDays(1));
        var id = House.id("soon-back");
        IntStream.rangeClosed(1, 3).forEach(i -> house.post("soon-back", "post " + i));
        house.connect().subscribe(id).awaitAnswer(id);
        way.away();
        int turnedAway = way.turnedAway();
        var late = house.connect().subscribe(id, 1);
        Awaitility.await().until(() -> way.turnedAway() > turnedAway + 2);
        way.back();
        late.awaitSeq(id, 3);
        assertThat(late.seqs(id)).containsExactly(2L, 3L);
        assertThat(late.count("resync")).isZero();
    }

    @Test
    void whoMustBeReadForIsToldToReadAnewWhereItStaysAway() {
        var id = House.id("read-back");
        IntStream.rangeClosed(1, 3).forEach(i -> house.post("read-back", "post " + i));
        house.connect().subscribe(id).awaitAnswer(id);
        way.away();
        var late = house.connect().subscribe(id, 1);
        assertThat(late.await("resync").getLong("seq")).isEqualTo(3);
        assertThat(late.answered(id)).isFalse();
        way.back();
        var again = late.subscribe(id, 1);
        again.awaitSeq(id, 3);
        assertThat(again.seqs(id)).containsExactly(2L, 3L);
    }

    @Test
    void whoFollowsADiscussionThatNobodyFollowsYetIsRefused() {
        var id = House.id("unopened");
        house.post("unopened", "one");
        way.away();
        var socket = house.connect().subscribe(id);
        assertThat(socket.await("refused").getInteger("status")).isEqualTo(503);
        way.back();
        socket.subscribe(id, 0).awaitSeq(id, 1);
    }
}
