package parley.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;
import parley.event.GuestId;

/** What one person alone hears on their socket: implemented by the room that knows it, heard by the one with the sockets. */
public interface PersonalStream {

    sealed interface Heard {}

    /**
     * @param events contiguous, oldest first
     * @param seq of the last of them, or where the person stands if there is none
     * @param unread after all that has happened to them, not only after these
     */
    record Events(List<JsonObject> events, long seq, int unread) implements Heard {}

    /** What follows cannot be told any more: the list must be read anew. */
    record Lost(long seq) implements Heard {}

    /** Whose ticket that is. @throws parley.problem.Refusal NOT_SIGNED_IN if it is not ours, or too old */
    GuestId admit(String ticket);

    /** The events after a {@code seq}, at most 64; without one, from now on. Completes on any thread. */
    Future<Heard> after(GuestId person, OptionalLong seq);

    /**
     * Calls back, on any thread, when there may be more for this person, whichever node it came from.
     *
     * @return ends it; may be run more than once
     */
    Runnable watch(GuestId person, Runnable more);
}
