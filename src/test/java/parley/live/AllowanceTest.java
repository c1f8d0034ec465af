package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.UpgradeRejectedException;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Await;
import parley.rig.TestDatabase;

class AllowanceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private House house;

    @BeforeEach
    void open() {
        house = House.ofHandTurnedClock(DATABASE.url(), new Allowance(true, 3, 2));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anAddressHoldsSoManySocketsAndStreamsAndMayHaveAnotherWhenOneIsClosed() {
        var first = house.connect();
        house.connect();
        assertThat(stream("streamed").statusCode()).isEqualTo(200);
        assertThat(stream("one-too-many").statusCode()).isEqualTo(429);
        assertThat(Await.failureOf(house.tryToConnect(Optional.empty())))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        no -> assertThat(no.getStatus()).isEqualTo(429));
        Await.of(first.socket.close());
        Awaitility.await().until(() -> house.connections() == 2);
        house.connect();
    }

    @Test
    void allItsConnectionsTogetherFollowSoManyDiscussionsAndTheSocketStays() {
        var one = house.connect().subscribe(House.id("one"));
        one.awaitAnswer(House.id("one"));
        assertThat(stream("two").statusCode()).isEqualTo(200);
        var three = House.id("three");
        var other = house.connect().subscribe(three);
        assertThat(other.await("refused").getInteger("status")).isEqualTo(429);
        assertThat(other.await("refused").getString("instance")).contains(three.toString());
        one.say("{\"unsubscribe\":{\"discussion\":\"" + House.id("one") + "\"}}")
                .settle();
        other.subscribe(three).awaitAnswer(three);
    }

    @Test
    void aStreamThatIsOneSubscriptionTooManyTakesNoConnectionEither() {
        var socket = house.connect().subscribe(House.id("one")).subscribe(House.id("two"));
        socket.awaitAnswer(House.id("two"));
        for (int i = 0; i < 3; i++) {
            assertThat(stream("three").statusCode()).isEqualTo(429);
        }
        house.connect();
        house.connect();
    }

    @Test
    void subscribingAnewToTheSameDiscussionTakesNoMore() {
        var id = House.id("same");
        var socket = house.connect();
        for (int i = 0; i < 5; i++) {
            socket.subscribe(id);
        }
        socket.settle();
        assertThat(socket.heard())
                .noneMatch(frame -> frame.containsKey("refused")
                        && frame.getJsonObject("refused").getInteger("status") == 429);
        house.connect().subscribe(House.id("other")).awaitAnswer(House.id("other"));
    }

    @Test
    void whatAClosedSocketFollowedIsGivenBack() {
        var socket = house.connect().subscribe(House.id("one")).subscribe(House.id("two"));
        socket.awaitAnswer(House.id("two"));
        Await.of(socket.socket.close());
        Awaitility.await().until(() -> house.connections() == 0);
        var next = house.connect().subscribe(House.id("three")).subscribe(House.id("four"));
        next.awaitAnswer(House.id("three"));
        next.awaitAnswer(House.id("four"));
    }

    private HttpClientResponse stream(String key) {
        return Await.of(house.get(House.id(key), "", Map.of("Accept", "text/event-stream")));
    }
}
