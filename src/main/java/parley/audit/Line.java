package parley.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.event.SiteKey;

/**
 * One line as it is stored. All is text or number, so that what was tampered with can be read too.
 *
 * @param position from 1 on, without gaps
 * @param at in microseconds, as PostgreSQL keeps it
 * @param detail a JSON object, to the byte as it was hashed
 * @param previous the hash of the line before; {@link #BEFORE_ALL} in the first
 * @param hash see {@link Seal}; like {@code previous}, 64 lower-case hexadecimal digits
 */
public record Line(
        long position,
        Instant at,
        String who,
        String what,
        Optional<String> site,
        String subject,
        String detail,
        String previous,
        String hash) {

    public static final String BEFORE_ALL = "0".repeat(64);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    static Line after(long position, String previous, Instant at, Act act) {
        var time = at.truncatedTo(ChronoUnit.MICROS);
        var site = act.site().map(SiteKey::value);
        var open = new Line(
                position + 1,
                time,
                act.who(),
                act.what(),
                site,
                act.subject(),
                act.detail().encode(),
                previous,
                "");
        return open.sealed();
    }

    private Line sealed() {
        return new Line(position, at, who, what, site, subject, detail, previous, Seal.of(this));
    }

    /** RFC 3339, in UTC, always with six digits after the second. */
    String time() {
        return MICROSECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    @Nullable
    String siteOrNull() {
        return site.orElse(null);
    }

    /** As the API tells it. {@code detail} stays text: parsed and written again, its bytes may be others. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("position", position)
                .put("at", time())
                .put("who", who)
                .put("what", what)
                .put("site", siteOrNull())
                .put("subject", subject)
                .put("detail", detail)
                .put("previous", previous)
                .put("hash", hash);
    }
}
