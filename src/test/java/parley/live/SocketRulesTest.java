package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.UpgradeRejectedException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;

class SocketRulesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static House house;

    @BeforeAll
    static void open() {
        house = new House(DATABASE.url());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "null",
                "{\"subscribe\":{}}",
                "{\"subscribe\":7}",
                "{\"subscribe\":{\"discussion\":\"x\"}}",
                "{\"subscribe\":{\"discussion\":\"1-1-1-1-1\"}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"after\":-1}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"after\":1.5}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"after\":99999999999999999999}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"as\":\"xml\"}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"epoch\":\"a b\"}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\",\"more\":1}}",
                "{\"subscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\"},\"unsubscribe\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\"}}",
                "{\"typing\":{\"discussion\":\"0190d1c8-0000-7000-8000-000000000000\"}}",
                "{\"unsubscribe\":{}} {}",
            })
    void aFrameThatCannotBeUnderstoodIsRefusedAndTheSocketStays(String frame) {
        var ear = house.connect().say(frame);
        assertThat(ear.await("refused").getInteger("status")).isIn(400, 404);
        ear.subscribe(House.id("first"));
        ear.awaitAnswer(House.id("first"));
    }

    @Test
    void aSocketFollowsTenDiscussions() {
        var ear = house.connect();
        IntStream.rangeClosed(1, 10).forEach(i -> ear.subscribe(House.id("many" + i)));
        ear.awaitAnswer(House.id("many10"));
        ear.subscribe(House.id("many11"));
        assertThat(ear.await("refused").getInteger("status")).isEqualTo(422);
        assertThat(ear.await("refused").getString("instance"))
                .contains(House.id("many11").toString());
    }

    @ParameterizedTest
    @CsvSource({
        Ground.ORIGIN + ",open",
        House.OTHER_ORIGIN + ",refused",
        "https://evil.example.org,closed",
        "null,closed",
        "https://news.example.org:443,closed",
        "https://news.example.org.evil.org,closed",
        "http://news.example.org,closed",
        "https://NEWS.example.org,closed",
        "https://news.example.org/,closed",
        ",open"
    })
    void theOriginMustBeOneOfTheDiscussionsSite(String origin, String outcome) {
        house.post("origins", "mine");
        var id = House.id("origins");
        var attempt = house.tryToConnect(Optional.ofNullable(origin));
        if (outcome.equals("closed")) {
            assertThat(Await.failureOf(attempt))
                    .isInstanceOfSatisfying(
                            UpgradeRejectedException.class,
                            no -> assertThat(no.getStatus()).isEqualTo(403));
            return;
        }
        var ear = Await.of(attempt).subscribe(id, 0);
        if (outcome.equals("open")) {
            ear.awaitSeq(id, 1);
        } else {
            assertThat(ear.await("refused").getInteger("status")).isEqualTo(403);
            assertThat(ear.answered(id)).isFalse();
        }
    }

    @Test
    void aDiscussionNobodyHasWrittenInChecksTheOriginBeforeItsFirstEvent() {
        var id = House.id("unwritten");
        var stranger = house.connect(Optional.of(House.OTHER_ORIGIN)).subscribe(id);
        var reader = house.connect().subscribe(id);
        stranger.awaitAnswer(id);
        reader.awaitAnswer(id);
        house.post("unwritten", "the first");
        reader.awaitSeq(id, 1);
        assertThat(stranger.await("refused").getInteger("status")).isEqualTo(403);
        assertThat(stranger.events(id)).isEmpty();
    }

    @Test
    void withoutItsSubprotocolTheSocketIsNotOpened() {
        var attempt = house.vertx.createWebSocketClient().connect(house.port, "127.0.0.1", "/api/v1/live");
        assertThat(Await.failureOf(attempt))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        no -> assertThat(no.getStatus()).isEqualTo(400));
    }

    @Test
    void aServerThatStopsSaysWhenToComeBack() {
        Ear ear;
        try (var own = new House(DATABASE.url())) {
            var id = House.id("drain");
            ear = own.connect().subscribe(id);
            ear.awaitAnswer(id);
            Await.of(own.live.drain(10_000));
            assertThat(ear.await("drain").getInteger("reconnectIn")).isBetween(0, 10_000);
            assertThat(ear.awaitClose()).isEqualTo(1012);
        }
    }
}
