package parley.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.NewsroomStream;
import parley.web.Problems;

/**
 * What a moderator hears on a socket: events, a moment's worth in each frame, with counts that are true after them. Nothing
 * is told again: whom something was not told for lack of room hears that, and reads the queue anew. Lives on the
 * socket's event loop.
 */
final class NewsroomListener {
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration COUNTS = Duration.ofSeconds(10);

    /** Who is not of the newsroom any more must not hear it for long: a ticket is asked for again. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int MOST = 500;

    private final Loop loop;
    private final Socket socket;
    private final NewsroomStream.Audience audience;
    private final Runnable unwatch;
    private final Deque<JsonObject> events = new ArrayDeque<>();
    private boolean missed;
    private boolean waiting;
    private boolean over;
    private JsonObject told = new JsonObject();

    NewsroomListener(Loop loop, Socket socket, NewsroomStream.Audience audience) {
        this.loop = loop;
        this.socket = socket;
        this.audience = audience;
        unwatch = loop.floor().newsroom().watch(audience, event -> loop.run(() -> hear(event)));
        loop.later(COUNTS, this::count);
        loop.later(LONGEST, this::ask);
    }

    private void hear(JsonObject event) {
        if (over) {
            return;
        }
        if (events.size() == MOST) {
            events.clear();
            missed = true;
        }
        events.add(event);
        soon();
    }

    private void soon() {
        if (!waiting) {
            waiting = true;
            loop.later(MOMENT, this::flush);
        }
    }

    void flush() {
        waiting = false;
        if (over || socket.full()) {
            return;
        }
        loop.here(loop.floor().newsroom().counts(audience), this::tell, _ -> soon());
    }

    private void tell(JsonObject counts) {
        if (over || (told.equals(counts) && events.isEmpty() && !missed)) {
            return;
        }
        told = counts;
        var frame = new JsonObject()
                .put("counts", counts)
                .put("events", new JsonArray(events.stream().toList()));
        socket.say(Says.moderation(missed ? frame.put("missed", true) : frame));
        events.clear();
        missed = false;
    }

    /** What authors post changes the counts, and is no event here. */
    private void count() {
        if (!over) {
            flush();
            loop.later(COUNTS, this::count);
        }
    }

    private void ask() {
        if (!over) {
            socket.say(refused(Refusal.of(ProblemKind.NOT_SIGNED_IN, "Ask for another ticket to hear more.")));
            end();
        }
    }

    static String refused(Refusal refusal) {
        return Says.refused(Problems.json(refusal).put("instance", "/api/v1/moderation/ticket"));
    }

    /** What was told may never have happened. */
    void rewound() {
        missed = true;
        soon();
    }

    /** From now on nothing is sent; may be called twice. */
    void end() {
        over = true;
        unwatch.run();
    }
}
