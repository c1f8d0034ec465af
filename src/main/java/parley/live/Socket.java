package parley.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Problems;
import parley.web.TextFrames;

/** A WebSocket and its subscriptions. Lives on one event loop. */
final class Socket implements Connection, Outlet {
    static final int SUBSCRIPTIONS = 10;
    static final int MESSAGE_BYTES = 64 * 1024;

    /** Far beyond what a page needs: it subscribes once a discussion. */
    static final int MESSAGES_A_SECOND = 50;

    private static final int MISSED_PONGS = 2;

    private final Loop loop;
    private final ServerWebSocket socket;
    private final Optional<String> origin;
    private final String network;
    private final int phase;
    private final Map<DiscussionId, ClientFrame.Subscribe> wanted = new HashMap<>();
    private final Map<DiscussionId, Listener> listeners = new HashMap<>();
    private Optional<PersonalListener> own = Optional.empty();
    private Optional<NewsroomListener> newsroom = Optional.empty();
    private int messages;
    private int missed;
    private boolean gone;

    /**
     * @param origin of the page it belongs to; absent for scripts and our own pages
     * @param network whose seats its subscriptions take
     */
    Socket(Loop loop, ServerWebSocket socket, Optional<String> origin, String network) {
        this.loop = loop;
        this.socket = socket;
        this.origin = origin;
        this.network = network;
        this.phase = loop.floor().random().nextInt(HEARTBEAT);
    }

    /** @param left called once, when the socket has closed */
    void open(Runnable left) {
        loop.join(this);
        TextFrames.read(socket, MESSAGE_BYTES, this::read);
        socket.pongHandler(_ -> missed = 0);
        socket.drainHandler(_ -> {
            List.copyOf(listeners.values()).forEach(Listener::flush);
            own.ifPresent(PersonalListener::flush);
            newsroom.ifPresent(NewsroomListener::flush);
        });
        socket.exceptionHandler(_ -> {});
        socket.closeHandler(_ -> {
            leave();
            left.run();
        });
    }

    /** Nobody counts it as a reader any more, though its connection may take its time to go. */
    private void leave() {
        gone = true;
        List.copyOf(listeners.values()).forEach(Listener::end);
        own.ifPresent(PersonalListener::end);
        newsroom.ifPresent(NewsroomListener::end);
        List.copyOf(wanted.keySet()).forEach(this::unwant);
        loop.leave(this);
    }

    private void read(String message) {
        if (shut()) {
            return;
        }
        if (++messages > MESSAGES_A_SECOND && loop.floor().limited()) {
            close(Frames.TOO_MANY);
            return;
        }
        try {
            switch (ClientFrame.read(Buffer.buffer(message))) {
                case ClientFrame.Subscribe frame -> subscribe(frame);
                case ClientFrame.Unsubscribe(var discussion) -> forget(discussion);
                case ClientFrame.Me(var ticket, var after) -> hearOwn(ticket, after);
                case ClientFrame.Moderation(var ticket, var site) -> hearNewsroom(ticket, site);
            }
        } catch (Refusal refusal) {
            say(Says.refused(Problems.json(refusal)));
        }
    }

    private void subscribe(ClientFrame.Subscribe frame) {
        forget(frame.discussion());
        if (wanted.size() == SUBSCRIPTIONS) {
            refuse(frame.discussion(), Refusal.of(ProblemKind.NOT_ACCEPTED, "At most 10 discussions a socket."));
            return;
        }
        try {
            loop.floor().seats().subscribe(network);
        } catch (Refusal tooMany) {
            refuse(frame.discussion(), tooMany);
            return;
        }
        wanted.put(frame.discussion(), frame);
        loop.here(loop.floor().rings().open(frame.discussion()), ring -> listen(frame, ring), _ -> {
            if (wanted.get(frame.discussion()) == frame) {
                unwant(frame.discussion());
                refuse(frame.discussion(), Refusal.of(ProblemKind.DATABASE_AWAY));
            }
        });
    }

    /** Unless it was taken back, or replaced, while the ring was opening. */
    private void listen(ClientFrame.Subscribe frame, Ring ring) {
        if (wanted.get(frame.discussion()) == frame) {
            var listener = loop.listen(this, ring, frame.form(), origin);
            listeners.put(frame.discussion(), listener);
            listener.begin(frame.after());
        }
    }

    private void forget(DiscussionId discussion) {
        unwant(discussion);
        Optional.ofNullable(listeners.get(discussion)).ifPresent(Listener::end);
    }

    /** Another one takes the place of the first. */
    private void hearOwn(String ticket, OptionalLong after) {
        try {
            var person = loop.floor().personal().admit(ticket);
            own.ifPresent(PersonalListener::end);
            var listener = new PersonalListener(loop, this, person, after);
            own = Optional.of(listener);
            listener.flush();
        } catch (Refusal refusal) {
            say(PersonalListener.refused(refusal));
        }
    }

    /** Another one takes the place of the first. */
    private void hearNewsroom(String ticket, Optional<String> site) {
        try {
            var audience = loop.floor().newsroom().admit(ticket, site);
            newsroom.ifPresent(NewsroomListener::end);
            var listener = new NewsroomListener(loop, this, audience);
            newsroom = Optional.of(listener);
            listener.flush();
        } catch (Refusal refusal) {
            say(NewsroomListener.refused(refusal));
        }
    }

    void ended(PersonalListener listener) {
        listener.end();
        own = own.filter(current -> current != listener);
    }

    @Override
    public void rewound() {
        own.ifPresent(listener -> listener.resync(0));
        newsroom.ifPresent(NewsroomListener::rewound);
    }

    private void unwant(DiscussionId discussion) {
        if (wanted.remove(discussion) != null) {
            loop.floor().seats().unsubscribe(network);
        }
    }

    @Override
    public void ended(Listener listener) {
        unwant(listener.discussion());
        listeners.remove(listener.discussion(), listener);
    }

    @Override
    public boolean full() {
        return shut() || socket.writeQueueFull();
    }

    @Override
    public boolean stays() {
        return true;
    }

    @Override
    public void send(Frame frame) {
        Frames.send(socket, frame);
    }

    @Override
    public void say(String frame) {
        if (!shut()) {
            Frames.say(socket, frame);
        }
    }

    @Override
    public void refuse(Listener listener, Refusal refusal) {
        refuse(listener.discussion(), refusal);
    }

    private void refuse(DiscussionId discussion, Refusal refusal) {
        say(Says.refused(Floor.problem(refusal, discussion)));
    }

    @Override
    public void beat(long second) {
        messages = 0;
        if (shut() || second % HEARTBEAT != phase) {
            return;
        }
        if (missed == MISSED_PONGS) {
            close(Frames.GOING_AWAY);
        } else {
            missed++;
            Frames.ping(socket);
        }
    }

    @Override
    public Future<Void> drain(int reconnectIn) {
        say(Says.drain(reconnectIn));
        return Frames.close(socket, Frames.RESTARTING);
    }

    /** We or the other side may have said goodbye while the connection is still there. */
    private boolean shut() {
        return gone || socket.isClosed();
    }

    private void close(int status) {
        leave();
        Frames.close(socket, status);
    }
}
