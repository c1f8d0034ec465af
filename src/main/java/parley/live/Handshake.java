package parley.live;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.Arrays;
import java.util.Optional;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;

/** {@code GET /api/v1/live}: lets a WebSocket in, or says why not. */
record Handshake(Floor floor) {
    static final String SUBPROTOCOL = "parley.v1";

    /** Which discussions the page may listen to is looked at when it subscribes; here, whether any site knows it. */
    Future<?> answer(Loop loop, Call call) {
        call.noQuery();
        requireProtocol(call);
        var origin = call.foreignOrigin();
        if (origin.filter(page -> !floor.sites().anyAllows(page)).isPresent()) {
            throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED);
        }
        loop.requireOpen();
        var network = call.network();
        floor.seats().connect(network);
        return call.context()
                .request()
                .toWebSocket()
                .onSuccess(socket -> open(loop, socket, origin, network))
                .onFailure(_ -> floor.seats().disconnect(network))
                .recover(_ -> Future.failedFuture(malformed("That is not a WebSocket handshake (RFC 6455).")));
    }

    private void open(Loop loop, ServerWebSocket socket, Optional<String> origin, String network) {
        floor.meters().connected(1);
        new Socket(loop, socket, origin, network).open(() -> {
            floor.meters().connected(-1);
            floor.seats().disconnect(network);
        });
    }

    private static void requireProtocol(Call call) {
        if (call.header("Upgrade").filter("websocket"::equalsIgnoreCase).isEmpty()) {
            throw malformed("This address speaks WebSocket (RFC 6455).");
        }
        var offered = call.header("Sec-WebSocket-Protocol").orElse("").split(",");
        if (Arrays.stream(offered).map(String::strip).noneMatch(SUBPROTOCOL::equals)) {
            throw malformed("Ask for the subprotocol " + SUBPROTOCOL + ".");
        }
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(ProblemKind.MALFORMED_REQUEST, detail);
    }
}
