package parley.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.event.SiteKey;

/** What moderators hear on their socket: implemented by the room that knows it, heard by the one with the sockets. */
public interface NewsroomStream {

    /** @param sites never empty */
    record Audience(Set<SiteKey> sites) {}

    /**
     * What may be heard with that ticket.
     *
     * @param site only this one; all that the ticket is for, where it is left out
     * @throws parley.problem.Refusal NOT_SIGNED_IN if the ticket is not ours, or too old, or for another site
     */
    Audience admit(String ticket, Optional<String> site);

    /** How long the queues are, by their name, after all that was told before. Completes on any thread. */
    Future<JsonObject> counts(Audience audience);

    /**
     * Calls back, on any thread, for each event as it is told, from now on.
     *
     * @return ends it; may be run more than once
     */
    Runnable watch(Audience audience, Consumer<JsonObject> event);
}
