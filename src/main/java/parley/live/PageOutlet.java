package parley.live;

import io.vertx.core.buffer.Buffer;
import parley.problem.Refusal;
import parley.web.Call;

/** One page for a poller: whatever comes first is the answer. */
final class PageOutlet implements Outlet {
    private final Loop loop;
    private final Call call;

    PageOutlet(Loop loop, Call call) {
        this.loop = loop;
        this.call = call;
    }

    @Override
    public boolean full() {
        return false;
    }

    @Override
    public boolean stays() {
        return false;
    }

    @Override
    public void send(Frame frame) {
        answer(frame.page(loop.floor().epoch()));
    }

    @Override
    public void say(String frame) {
        answer(frame);
    }

    @Override
    public void refuse(Listener listener, Refusal refusal) {
        call.problem(refusal);
    }

    @Override
    public void ended(Listener listener) {}

    private void answer(String json) {
        if (!call.context().response().ended()) {
            call.with("Cache-Control", "no-store").answer(200, "application/json", Buffer.buffer(json));
        }
    }
}
