package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.TestDatabase;

/** Clients that are slow, too long or rude; limits are short here, so that nobody waits. */
class SlowClientsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Limits SHORT = new Limits(
            Duration.ofMillis(300),
            Duration.ofMillis(800),
            Duration.ofMillis(300),
            1_000,
            2_000,
            1_000,
            2_000,
            Duration.ofMillis(100));

    private static final String HANDSHAKE = """
            GET /ws HTTP/1.1\r
            Host: x\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Protocol: parley.v1\r
            Sec-WebSocket-Extensions: permessage-deflate\r
            \r
            """;

    @SuppressWarnings("NullAway.Init")
    private static OpenDoor door;

    @BeforeAll
    static void open() {
        door = new OpenDoor(
                DATABASE,
                SHORT,
                opening -> List.of(router -> {
                    router.post("/echo")
                            .handler(opening.desk.any(call -> call.answer(
                                    200,
                                    new JsonObject().put("bytes", call.body().length()))));
                    router.get("/hello").handler(opening.desk.any(call -> call.answer(200, new JsonObject())));
                    router.get("/ws")
                            .handler(opening.desk.any(call -> call.context()
                                    .request()
                                    .toWebSocket()
                                    .onSuccess(socket -> TextFrames.read(
                                            socket,
                                            SHORT.messageBytes(),
                                            text -> socket.writeTextMessage("heard " + text.length())))
                                    .compose(open -> Future.succeededFuture())));
                }));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void whoSaysNothingIsSentAway() {
        try (var client = door.raw()) {
            assertThat(client.hearAll()).isEmpty();
        }
    }

    @Test
    void aHeadThatDripsIsCutOff() {
        try (var client = door.raw()) {
            assertThat(client.say("GET /hello HTTP/1.1\r\nHost: x\r\n").dripUntilClosed("X: y\r\n"))
                    .doesNotContain("200");
        }
    }

    @Test
    void theHeadOfASecondRequestMayNotDripForEverEither() {
        try (var client = door.raw()) {
            client.say("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").hearUntil("{}");
            assertThat(client.say("GET /hello HTTP/1.1\r\n").dripUntilClosed("X: y\r\n"))
                    .doesNotContain("200");
        }
    }

    @Test
    void aConnectionServesManyRequests() {
        try (var client = door.raw()) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.say("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").hearUntil("{}"))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aBodyThatDripsIsCutOff() {
        try (var client = door.raw()) {
            var answer = client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n")
                    .dripUntilClosed("a");
            assertThat(answer).doesNotContain("200 OK");
        }
    }

    @Test
    void whoSendsHalfABodyIsToldThatTheTimeIsOver() {
        try (var client = door.raw()) {
            var answer = client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("did not arrive in time");
        }
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefusedUnread() {
        try (var client = door.raw()) {
            var answer = client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
    }

    @Test
    void aLengthBeyondAllNumbersIsRefused() {
        try (var client = door.raw()) {
            var answer = client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\n\r\n")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aChunkedBodyIsRefusedWhereItGrowsTooLong() {
        try (var client = door.raw()) {
            client.say("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.say("258\r\n" + "a".repeat(600) + "\r\n");
            assertThat(client.say("258\r\n" + "a".repeat(600) + "\r\n").hearAll())
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        try (var client = door.raw()) {
            client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "a".repeat(1_000));
            assertThat(client.hearUntil("}")).startsWith("HTTP/1.1 200").contains("{\"bytes\":1000}");
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOnOnlyWithABodyThatFits() {
        try (var fits = door.raw();
                var tooLong = door.raw()) {
            var head = "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
            assertThat(fits.say(head + "2\r\n\r\n").hearUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(fits.say("ab").hearUntil("}")).contains("{\"bytes\":2}");
            assertThat(tooLong.say(head + "2000\r\n\r\n").hearAll()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void compressedBodiesAreNotRead() {
        try (var client = door.raw()) {
            var answer = client.say(
                            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void aHeadThatIsTooLongIsRefused() {
        try (var client = door.raw()) {
            var answer = client.say("GET /hello HTTP/1.1\r\nX: " + "y".repeat(3_000) + "\r\n\r\n")
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/malformed-request");
        }
    }

    @Test
    void whatIsNotHttpIsRefused() {
        try (var client = door.raw()) {
            assertThat(client.say("\u0016\u0003\u0001 hello\r\n\r\n").hearAll()).contains(" 400 ");
        }
    }

    @Test
    void nobodyIsUpgradedToHttp2() {
        try (var client = door.raw()) {
            var answer = client.say("""
                    GET /hello HTTP/1.1\r
                    Host: x\r
                    Connection: Upgrade, HTTP2-Settings\r
                    Upgrade: h2c\r
                    HTTP2-Settings: AAMAAABkAAQAAP__\r
                    \r
                    """).hearUntil("{}");
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aSocketOutlivesTheLimitsOfRequestsAndIsNotCompressed() {
        try (var client = door.raw()) {
            assertThat(client.say(HANDSHAKE).hearUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("sec-websocket-protocol: parley.v1")
                    .doesNotContainIgnoringCase("permessage-deflate");
            long until = System.nanoTime() + SHORT.idle().multipliedBy(2).toNanos();
            Awaitility.await().until(() -> {
                client.say(frame(0x81, "hello".getBytes(StandardCharsets.UTF_8)))
                        .hearUntil("heard 5");
                return System.nanoTime() > until;
            });
        }
    }

    @Test
    void reservedBitsAreRefused() {
        try (var client = door.raw()) {
            client.say(HANDSHAKE).hearUntil("\r\n\r\n");
            assertThat(client.say(frame(0xC1, new byte[5])).hearAll()).doesNotContain("heard");
        }
    }

    @Test
    void aFrameThatIsTooLongIsRefused() {
        try (var client = door.raw()) {
            client.say(HANDSHAKE).hearUntil("\r\n\r\n");
            assertThat(client.say(frame(0x81, new byte[1_500])).hearAll()).doesNotContain("heard");
        }
    }

    @Test
    void aMessageOfManyFramesIsRefusedWhereItGrowsTooLong() {
        assertThat(closeCodeAfter(frame(0x01, new byte[900]), frame(0x00, new byte[900]), frame(0x00, new byte[900])))
                .isEqualTo(1009);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        assertThat(closeCodeAfter(frame(0x81, new byte[] {'a', (byte) 0xC3}))).isEqualTo(1007);
    }

    @Test
    void aCharacterMayBeCutInTwoByFrames() {
        try (var client = door.raw()) {
            client.say(HANDSHAKE).hearUntil("\r\n\r\n");
            client.say(frame(0x01, new byte[] {(byte) 0xC3})).say(frame(0x80, new byte[] {(byte) 0xA4}));
            assertThat(client.hearUntil("heard 1")).contains("heard 1");
        }
    }

    @Test
    void binaryMessagesAreRefused() {
        assertThat(closeCodeAfter(frame(0x82, new byte[5]))).isEqualTo(1003);
    }

    /** The server's last frame must be a close (0x88), and begins with its code. */
    private static int closeCodeAfter(byte[]... frames) {
        try (var client = door.raw()) {
            client.say(HANDSHAKE).hearUntil("\r\n\r\n");
            List.of(frames).forEach(client::say);
            client.say(frame(0x88, new byte[] {3, (byte) 0xE8}));
            var heard = client.hearAllBytes();
            assertThat(heard[0] & 0xFF).isEqualTo(0x88);
            return (heard[2] & 0xFF) << 8 | (heard[3] & 0xFF);
        }
    }

    /** Masked with zeros, as it must be masked (RFC 6455, section 5.3). */
    private static byte[] frame(int head, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(head);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 0xFF);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
