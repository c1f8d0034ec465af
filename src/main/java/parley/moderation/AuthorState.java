package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What moderators decided about an author, on one site. Times that are over mean nothing.
 *
 * @param watched what they write waits, and they are not told why
 * @param preModerated likewise, and they are told
 * @param shadowBanned what they write is seen by them alone
 * @param badges what their later comments wear
 */
public record AuthorState(
        boolean watched,
        boolean preModerated,
        Optional<Instant> mutedUntil,
        Optional<Instant> suspendedUntil,
        boolean banned,
        boolean shadowBanned,
        List<String> badges) {

    static final AuthorState NOTHING =
            new AuthorState(false, false, Optional.empty(), Optional.empty(), false, false, List.of());

    static AuthorState of(Row row) {
        var badges = row.getString("badges");
        return new AuthorState(
                row.getBoolean("watched"),
                row.getBoolean("pre_moderated"),
                time(row.getOffsetDateTime("muted_until")),
                time(row.getOffsetDateTime("suspended_until")),
                row.getBoolean("banned"),
                row.getBoolean("shadow_banned"),
                badges.isEmpty() ? List.of() : List.of(badges.split(",")));
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    AuthorState wearing(List<String> others) {
        return new AuthorState(watched, preModerated, mutedUntil, suspendedUntil, banned, shadowBanned, others);
    }

    /** The contract's {@code standing}. */
    JsonObject toJson() {
        return new JsonObject()
                .put("watched", watched)
                .put("preModerated", preModerated)
                .put("mutedUntil", mutedUntil.map(Instant::toString).orElse(null))
                .put("suspendedUntil", suspendedUntil.map(Instant::toString).orElse(null))
                .put("banned", banned)
                .put("shadowBanned", shadowBanned);
    }

    /** What is different: from what, to what. */
    static JsonObject changes(AuthorState before, AuthorState after) {
        var from = before.toJson().put("badges", new JsonArray(before.badges()));
        var to = after.toJson().put("badges", new JsonArray(after.badges()));
        var changes = new JsonObject();
        to.fieldNames().stream()
                .filter(name -> !Objects.equals(from.getValue(name), to.getValue(name)))
                .forEach(name -> changes.put(
                        name, new JsonObject().put("from", from.getValue(name)).put("to", to.getValue(name))));
        return changes;
    }
}
