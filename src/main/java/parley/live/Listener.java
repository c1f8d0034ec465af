package parley.live;

import java.util.Optional;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * One subscription: a cursor into a ring. Whenever its outlet has room it gets everything from there as one frame; that
 * is batching, back-pressure and resume at once. Lives on one event loop.
 */
final class Listener {
    /** Further behind than this, reading the page anew is cheaper for everybody. */
    private static final int TOO_FAR = 500;

    private final Loop loop;
    private final Outlet outlet;
    private final Ring ring;
    private final Form form;
    private final Optional<String> origin;
    private Stretch readBack;
    private long cursor;
    private boolean admitted;
    private boolean answered;
    private boolean reading;
    private boolean over;
    private int readersTold = -1;
    private int vain;

    /** @param origin of the page that listens; absent for scripts, which may */
    Listener(Loop loop, Outlet outlet, Ring ring, Form form, Optional<String> origin) {
        this.loop = loop;
        this.outlet = outlet;
        this.ring = ring;
        this.form = form;
        this.origin = origin;
        this.readBack = Stretch.empty(ring.discussion(), 0);
    }

    DiscussionId discussion() {
        return ring.discussion();
    }

    /** Where this node's tail is behind {@code after}, it gets a while to catch up. */
    void begin(Position after) {
        cursor = after.seq().orElse(ring.head());
        if (!admit()) {
            return;
        }
        if (after.epoch().filter(epoch -> !epoch.equals(loop.floor().epoch())).isPresent()) {
            resync(ring.head());
            return;
        }
        if (cursor > ring.head()) {
            loop.later(loop.floor().pace().tailPatience(), this::stillAhead);
        }
        flush();
    }

    private void stillAhead() {
        if (!over && !answered && cursor > ring.head()) {
            resync(ring.head());
        }
    }

    void flush() {
        while (!over && !reading && !outlet.full() && admit()) {
            if (readBack.holds(cursor)) {
                send(readBack.frame(cursor, form));
                continue;
            }
            var stretch = ring.now();
            if (cursor >= stretch.head()) {
                answerNothing(stretch);
                return;
            }
            if (stretch.holds(cursor)) {
                send(stretch.frame(cursor, form));
                loop.floor().meters().fromRing();
            } else if (stretch.head() - cursor > TOO_FAR) {
                resync(stretch.head());
            } else {
                readBack();
            }
        }
    }

    /** Before the first comment nobody knows whose discussion it is; then the origin is looked at again. */
    private boolean admit() {
        if (!admitted && ring.site().isPresent()) {
            admitted = origin.isEmpty() || loop.floor().allows(ring.site().get(), origin.get());
            if (!admitted) {
                outlet.refuse(this, Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED));
                end();
            }
        }
        return !over;
    }

    private void answerNothing(Stretch stretch) {
        if (!answered && cursor == stretch.head()) {
            send(Frame.empty(discussion(), cursor));
        }
    }

    private void readBack() {
        reading = true;
        loop.floor().meters().fromDatabase();
        loop.here(loop.floor().catchUp().after(discussion(), cursor), this::continueWith, _ -> readBackLater());
    }

    /** A restart of the database is over in seconds: whoever waits for it need not read the page anew. */
    private void readBackLater() {
        var pace = loop.floor().pace();
        if (pace.retry().multipliedBy(++vain).compareTo(pace.outagePatience()) > 0) {
            resync(ring.head());
        } else {
            loop.later(pace.retry(), () -> {
                reading = false;
                flush();
            });
        }
    }

    private void continueWith(Stretch stretch) {
        reading = false;
        vain = 0;
        if (over) {
            return;
        }
        if (stretch.isEmpty()) {
            resync(ring.head());
            return;
        }
        readBack = stretch;
        flush();
    }

    private void send(Frame frame) {
        cursor = frame.to();
        answered = true;
        loop.floor().meters().sent(frame.count());
        outlet.send(frame);
        if (!outlet.stays()) {
            end();
        }
        tellReaders();
    }

    /** What was read back is not kept for long: some of it may be taken down while the outlet is full. */
    void beat() {
        readBack = Stretch.empty(discussion(), 0);
        tellReaders();
    }

    /** Once when it begins, then whenever the beat finds another number. */
    private void tellReaders() {
        int readers = ring.readers().get();
        if (!over && answered && outlet.stays() && readers != readersTold && !outlet.full()) {
            readersTold = readers;
            outlet.say(Says.presence(discussion(), readers));
        }
    }

    /** @param seq that the page must have when it is read anew */
    void resync(long seq) {
        if (!over) {
            loop.floor().meters().resync();
            outlet.say(Says.resync(
                    discussion(), seq, loop.floor().epoch(), loop.floor().spread()));
            end();
        }
    }

    /** From now on nothing is sent; may be called twice. */
    void end() {
        if (!over) {
            over = true;
            loop.leave(this, outlet, ring);
            outlet.ended(this);
        }
    }
}
