package parley.audit;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.event.SiteKey;

/**
 * What somebody did. It can never be taken back, so it holds ids, codes and settings: no text of readers, no mail
 * address, no note.
 *
 * @param who {@code staff:<id>}, {@code key:<id>}, {@code administrator}, or {@link #MACHINE}
 * @param what imperative, as in {@code decide-comment}; never changes once it is out
 * @param site empty for what concerns the whole installation
 * @param subject what it was done to, as in {@code comment:<id>}
 * @param detail stored as it is encoded, key by key
 */
public record Act(String who, String what, Optional<SiteKey> site, String subject, JsonObject detail) {

    /** The program itself, without being asked by anybody. */
    public static final String MACHINE = "machine";
}
