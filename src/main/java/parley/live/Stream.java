package parley.live;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.problem.Refusal;
import parley.web.Problems;

/** An event stream (server-sent events, HTML Standard section 9.2): one subscription, one answer that does not end. */
final class Stream implements Connection, Outlet {
    /** A stream that takes nothing for so many heartbeats has nobody behind it. */
    private static final int STUCK = 3;

    private final Loop loop;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Runnable left;
    private final int phase;
    private int stuck;
    private boolean gone;
    private @Nullable Listener carried;

    /** @param left called once, when the stream has ended */
    Stream(Loop loop, HttpServerRequest request, Runnable left) {
        this.loop = loop;
        this.request = request;
        this.response = request.response();
        this.left = left;
        this.phase = loop.floor().random().nextInt(HEARTBEAT);
    }

    void carry(Listener listener) {
        carried = listener;
        loop.join(this);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.drainHandler(_ -> listener.flush());
        response.exceptionHandler(_ -> {});
        response.closeHandler(_ -> {
            leave();
            listener.end();
        });
    }

    private void leave() {
        if (!gone) {
            gone = true;
            loop.leave(this);
            left.run();
        }
    }

    @Override
    public void ended(Listener listener) {
        if (!gone) {
            response.end();
            leave();
        }
    }

    @Override
    public boolean full() {
        return gone || response.writeQueueFull();
    }

    @Override
    public boolean stays() {
        return true;
    }

    @Override
    public void send(Frame frame) {
        stuck = 0;
        response.write(frame.message(loop.floor().epoch()));
    }

    @Override
    public void say(String frame) {
        if (!gone) {
            response.write("data: " + frame + "\n\n");
        }
    }

    @Override
    public void refuse(Listener listener, Refusal refusal) {
        say(Says.refused(Problems.json(refusal)));
    }

    @Override
    public void beat(long second) {
        if (second % HEARTBEAT != phase) {
            return;
        }
        stuck = full() ? stuck + 1 : 0;
        if (stuck == STUCK) {
            cut();
        } else {
            response.write(":\n\n");
        }
    }

    /** Its last words would wait behind all that it does not take. */
    private void cut() {
        leave();
        Optional.ofNullable(carried).ifPresent(Listener::end);
        request.connection().close();
    }

    /** The wait is told twice: to scripts as a frame, to a bare EventSource in its own words. */
    @Override
    public Future<Void> drain(int reconnectIn) {
        var ended = response.end("retry: " + reconnectIn + "\ndata: " + Says.drain(reconnectIn) + "\n\n");
        leave();
        return ended;
    }
}
