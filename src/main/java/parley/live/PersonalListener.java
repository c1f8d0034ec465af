package parley.live;

import io.vertx.core.json.JsonArray;
import java.util.OptionalLong;
import parley.event.GuestId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.PersonalStream;
import parley.web.Problems;

/**
 * What one person alone hears on a socket: a cursor into their inbox. There is no ring, for hardly anybody else stands
 * at the same place; whenever there is more, it is read. Lives on the socket's event loop.
 */
final class PersonalListener {
    private final Loop loop;
    private final Socket socket;
    private final GuestId person;
    private final Runnable unwatch;
    private OptionalLong cursor;
    private boolean answered;
    private boolean reading;
    private boolean more;
    private boolean over;

    PersonalListener(Loop loop, Socket socket, GuestId person, OptionalLong after) {
        this.loop = loop;
        this.socket = socket;
        this.person = person;
        this.cursor = after;
        unwatch = stream().watch(person, () -> loop.run(this::flush));
        loop.floor().meters().personal(1);
    }

    private PersonalStream stream() {
        return loop.floor().personal();
    }

    void flush() {
        more = true;
        if (over || reading || socket.full()) {
            return;
        }
        more = false;
        reading = true;
        loop.here(stream().after(person, cursor), this::hear, _ -> away());
    }

    private void hear(PersonalStream.Heard heard) {
        reading = false;
        if (over) {
            return;
        }
        switch (heard) {
            case PersonalStream.Lost(long seq) -> resync(seq);
            case PersonalStream.Events events -> tell(events);
        }
    }

    /** What is left over, or came meanwhile, follows in frames of its own. */
    private void tell(PersonalStream.Events events) {
        boolean any = !events.events().isEmpty();
        if (any || !answered) {
            socket.say(Says.me(new JsonArray(events.events()), events.seq(), events.unread()));
        }
        answered = true;
        cursor = OptionalLong.of(events.seq());
        if (any || more) {
            flush();
        }
    }

    private void away() {
        reading = false;
        if (over) {
            return;
        }
        if (answered) {
            loop.later(loop.floor().pace().retry(), this::flush);
        } else {
            socket.say(refused(Refusal.of(ProblemKind.DATABASE_AWAY)));
            socket.ended(this);
        }
    }

    static String refused(Refusal refusal) {
        return Says.refused(Problems.json(refusal).put("instance", "/api/v1/me"));
    }

    /** @param seq where the person stands; 0 if nobody knows */
    void resync(long seq) {
        if (!over) {
            loop.floor().meters().resync();
            socket.say(Says.resyncMe(seq));
            socket.ended(this);
        }
    }

    /** From now on nothing is sent; may be called twice. */
    void end() {
        if (!over) {
            over = true;
            unwatch.run();
            loop.floor().meters().personal(-1);
        }
    }
}
