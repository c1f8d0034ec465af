package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Await;
import parley.rig.TestDatabase;

/** The codes of docs/live-protocol.md, "When the server closes". */
class ClosingTest {
    private static final int FRAME_BYTES = 16 * 1024;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static House house;

    private Ear ear;

    @BeforeAll
    static void open() {
        house = House.ofHandTurnedClock(DATABASE.url(), new Allowance(true, 100, 1_000));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void connect() {
        ear = house.connect();
    }

    @Test
    void aBinaryFrameCloses() {
        Await.of(ear.socket.writeBinaryMessage(Buffer.buffer("{}")));
        assertThat(ear.awaitClose()).isEqualTo(1003);
    }

    @Test
    void textThatIsNotUtf8Closes() {
        Await.of(ear.socket.writeFrame(WebSocketFrame.textFrame("{", false)));
        ear.socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[] {(byte) 0xC3}), true));
        assertThat(ear.awaitClose()).isEqualTo(1007);
    }

    /** 1006 is what a client says where the connection ended without a close frame. */
    @Test
    void aFrameThatIsTooLongEndsTheConnectionWithoutACode() {
        ear.socket.writeFrame(WebSocketFrame.textFrame(" ".repeat(FRAME_BYTES + 1), true));
        assertThat(ear.awaitClose()).isEqualTo(1006);
    }

    @Test
    void aMessageOfManyFramesThatIsTooLongCloses() {
        ear.socket.writeFrame(WebSocketFrame.textFrame(" ".repeat(FRAME_BYTES), false));
        var more = Buffer.buffer(" ".repeat(FRAME_BYTES));
        IntStream.rangeClosed(1, Socket.MESSAGE_BYTES / FRAME_BYTES)
                .forEach(_ -> ear.socket.writeFrame(WebSocketFrame.continuationFrame(more, false)));
        assertThat(ear.awaitClose()).isEqualTo(1009);
    }

    @Test
    void theLongestMessageIsRead() {
        var frame = " ".repeat(FRAME_BYTES);
        ear.socket.writeFrame(WebSocketFrame.textFrame(frame, false));
        var more = Buffer.buffer(frame);
        ear.socket.writeFrame(WebSocketFrame.continuationFrame(more, false));
        ear.socket.writeFrame(WebSocketFrame.continuationFrame(more, false));
        ear.socket.writeFrame(WebSocketFrame.continuationFrame(more, true));
        assertThat(ear.await("refused").getInteger("status")).isEqualTo(400);
    }

    @Test
    void tooManyFramesInASecondClose() {
        IntStream.range(0, Socket.MESSAGES_A_SECOND).forEach(_ -> ear.socket.writeTextMessage("{}"));
        ear.socket.writeTextMessage("{}");
        assertThat(ear.awaitClose()).isEqualTo(1008);
        assertThat(ear.count("refused")).isEqualTo(Socket.MESSAGES_A_SECOND);
    }

    @Test
    void asManyFramesAreReadAgainInTheNextSecond() {
        IntStream.range(0, Socket.MESSAGES_A_SECOND - 1).forEach(_ -> ear.socket.writeTextMessage("{}"));
        ear.askedNonsense();
        Await.of(house.live.beat());
        IntStream.range(0, Socket.MESSAGES_A_SECOND - 1).forEach(_ -> ear.socket.writeTextMessage("{}"));
        ear.askedNonsense();
        assertThat(ear.socket.isClosed()).isFalse();
    }
}
