package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.DiscussionId;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.TestDatabase;
import parley.web.RawClient;

/** Each test turns the clock itself. */
class HeartbeatTest {
    private static final String HANDSHAKE = """
            GET /api/v1/live HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Protocol: parley.v1\r
            \r
            """;
    private static final String PING = "\u0089\0";

    /** A close frame with the code 1001 and no reason. */
    private static final String GOING_AWAY = "\u0088\u0002\u0003\u00e9";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private House house;

    @BeforeEach
    void open() {
        house = House.ofHandTurnedClock(DATABASE.url(), House.ANY);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoLeavesTwoPingsUnansweredIsClosedAndNoLongerAReader() {
        var id = House.id("mute");
        var witness = house.connect().subscribe(id);
        witness.awaitAnswer(id);
        try (var mute = subscribed(id)) {
            mute.hearUntil("\"readers\":2");
            for (int i = 1; i <= 2; i++) {
                house.beat();
                mute.hearUntil(PING);
                witness.settle();
                assertThat(readers(witness)).isEqualTo(2);
            }
            house.beat();
            mute.hearUntil(GOING_AWAY);
            house.beat();
            witness.settle();
            assertThat(readers(witness)).isEqualTo(1);
        }
    }

    @Test
    void whoTakesNothingIsNoLongerAReaderThoughTheConnectionIsStillThere() {
        var id = House.id("takes-nothing");
        var witness = house.connect().subscribe(id);
        witness.awaitAnswer(id);
        try (var slow = subscribed(id)) {
            slow.hearUntil("\"readers\":2");
            fill("takes-nothing");
            IntStream.rangeClosed(1, 3).forEach(_ -> {
                house.beat();
                witness.settle();
            });
            house.beat();
            witness.settle();
            assertThat(readers(witness)).isEqualTo(1);
            assertThat(house.connections()).isEqualTo(2);
        }
    }

    @Test
    void aStreamHearsACommentLineEachHeartbeat() {
        var id = House.id("stream-heartbeat");
        var response = Await.of(house.get(id, "", Map.of("Accept", "text/event-stream")));
        List<String> chunks = new CopyOnWriteArrayList<>();
        response.handler(chunk -> chunks.add(chunk.toString())).resume();
        Awaitility.await().until(() -> String.join("", chunks).contains("\"readers\":1}}\n\n"));
        chunks.clear();
        house.beat();
        house.beat();
        house.post("stream-heartbeat", "after them");
        Awaitility.await().until(() -> String.join("", chunks).contains("after them"));
        assertThat(String.join("", chunks)).startsWith(":\n\n:\n\nid: ");
    }

    @Test
    void aStreamThatTakesNothingIsClosed() {
        var id = House.id("stream-stuck");
        try (var stuck = new RawClient(house.port)) {
            stuck.say("GET /api/v1/discussions/" + id
                            + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
                    .hearUntil("\"readers\":1");
            assertThat(house.connections()).isEqualTo(1);
            Awaitility.await().until(() -> {
                fill("stream-stuck");
                house.beat();
                return house.connections() == 0;
            });
        }
    }

    /** More than a connection whose other side does not read takes. */
    private void fill(String key) {
        var text = "long ".repeat(6_000);
        Await.of(Future.all(IntStream.range(0, 100)
                .mapToObj(_ -> house.submit(Ground.DEMO, key, Optional.empty(), text))
                .toList()));
    }

    private RawClient subscribed(DiscussionId id) {
        var client = new RawClient(house.port);
        client.say(HANDSHAKE).hearUntil("\r\n\r\n");
        var text = "{\"subscribe\":{\"discussion\":\"" + id + "\"}}";
        return client.say(new byte[] {(byte) 0x81, (byte) (0x80 | text.length()), 0, 0, 0, 0})
                .say(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int readers(Ear ear) {
        return ear.last("presence").orElseThrow().getInteger("readers");
    }
}
