package parley.people;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.event.StaffId;
import parley.web.Reach;
import parley.web.Role;

/**
 * Somebody of the newsroom, with what is secret of them.
 *
 * @param password a PHC string; empty until they have taken their invitation
 * @param totp the secret of their authenticator
 * @param totpStep the last time step whose code was taken
 * @param lang the language they are written to
 */
public record Member(
        StaffId id,
        String mail,
        String name,
        Role role,
        Reach reach,
        State state,
        String lang,
        Optional<String> password,
        Optional<Buffer> totp,
        long totpStep,
        int recoveryCodes,
        Instant madeAt,
        Optional<Instant> signedInAt) {

    public enum State {
        INVITED,
        ACTIVE,
        DISABLED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Member read(Row row) {
        @Nullable Buffer totp = row.getBuffer("totp");
        return new Member(
                new StaffId(row.getUUID("id")),
                row.getString("mail"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                Rows.reach(row),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("lang"),
                Optional.ofNullable(row.getString("password")),
                Optional.ofNullable(totp),
                row.getLong("totp_step"),
                row.getInteger("recovery_codes"),
                Rows.at(row, "made_at"),
                Rows.instant(row, "signed_in_at"));
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** What colleagues may know. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("mail", mail)
                .put("name", name)
                .put("role", role.label())
                .put("sites", reach.named().map(JsonArray::new).orElse(null))
                .put("state", state.label())
                .put("secondFactor", totp.isPresent())
                .put("madeAt", madeAt.toString())
                .put("signedInAt", signedInAt.map(Instant::toString).orElse(null));
    }

    /** Without what is secret: records end up in messages. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
