package parley.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void whatPassesByItselfIsAnOutage() {
        assertThat(List.of(
                        new ConnectException("Connection refused"),
                        new SocketException("Connection reset"),
                        ClosedConnectionException.INSTANCE,
                        new VertxException("Timeout waiting for connection"),
                        new TimeoutException("no answer"),
                        refused("57P03"),
                        refused("53300"),
                        refused("25006")))
                .allMatch(Outage::is);
    }

    @Test
    void whatWeBrokeIsNone() {
        assertThat(List.of(
                        new IllegalStateException("ours"),
                        new IOException("a file"),
                        new ReplyException(ReplyFailure.NO_HANDLERS, "nobody answers"),
                        Refusal.of(ProblemKind.NOT_FOUND),
                        refused("42601"),
                        refused("23505"),
                        refused("40P01")))
                .noneMatch(Outage::is);
    }

    private static PgException refused(String state) {
        return new PgException("no", "ERROR", state, "");
    }
}
