package parley.moderation;

import java.time.Instant;
import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Keeps out whoever comes from somewhere. One of the same value there gets this end and reason instead of its own.
 *
 * @param site absent for all of them, which only those may do who work for all
 * @param value as {@link Ban.Kind#read} gives it
 */
record MakeBan(
        Caller caller,
        Optional<SiteKey> site,
        Ban.Kind kind,
        String value,
        Optional<Instant> until,
        Optional<String> reason)
        implements Command<MakeBan.Made> {

    /** @param fresh whether there was none of that value */
    record Made(Ban ban, boolean fresh) {}
}
