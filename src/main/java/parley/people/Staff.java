package parley.people;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import parley.event.StaffId;
import parley.web.Reach;
import parley.web.Role;

/** The table of the newsroom's people. */
final class Staff {
    private static final String COLUMNS = """
            id, mail, name, role, sites, state, lang, password, totp, totp_step, cardinality(recovery) AS recovery_codes,
            made_at, signed_in_at""";

    private static final String ALL = "SELECT " + COLUMNS + " FROM staff ORDER BY state = 'disabled', lower(name), id";

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM staff WHERE id = $1";

    private static final String BY_MAILBOX = "SELECT " + COLUMNS + " FROM staff WHERE mailbox = $1";

    /** All owners are locked, in one order: two who end each other at the same time do not both succeed. */
    private static final String LOCK = "SELECT " + COLUMNS
            + " FROM staff WHERE id = $1 OR (role = 'owner' AND state = 'active') ORDER BY id FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO staff (id, mail, mailbox, name, role, sites, state, lang, password, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (mailbox) DO NOTHING RETURNING\s""" + COLUMNS;

    private static final String CHANGE =
            "UPDATE staff SET role = $2, sites = $3, state = $4 WHERE id = $1 RETURNING " + COLUMNS;

    private static final String ENTER = """
            UPDATE staff SET name = $2, password = $3, state = 'active' WHERE id = $1 AND state = 'invited' RETURNING id""";

    private static final String PASSWORD = "UPDATE staff SET password = $2 WHERE id = $1";

    private static final String TOTP =
            "UPDATE staff SET totp = $2, totp_step = $3, recovery = $4 WHERE id = $1 AND state = 'active'";

    /** The condition makes a code good once, also where two come at the same time. */
    private static final String STEP = "UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2 RETURNING id";

    private static final String RECOVER = """
            UPDATE staff SET recovery = array_remove(recovery, $2::bytea) WHERE id = $1 AND $2::bytea = ANY (recovery)
            RETURNING id""";

    private static final String SIGNED_IN = "UPDATE staff SET signed_in_at = $2 WHERE id = $1";

    private Staff() {}

    static String mailbox(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }

    static Future<List<Member>> all(SqlClient open) {
        return open.preparedQuery(ALL).execute().map(Staff::members);
    }

    static Future<Optional<Member>> find(SqlClient open, StaffId id) {
        return open.preparedQuery(BY_ID).execute(Tuple.of(id.value())).map(Staff::first);
    }

    static Future<Optional<Member>> find(SqlClient open, String mail) {
        return open.preparedQuery(BY_MAILBOX).execute(Tuple.of(mailbox(mail))).map(Staff::first);
    }

    /** This one and every active owner, locked until the transaction ends. */
    static Future<List<Member>> lock(SqlClient open, StaffId id) {
        return open.preparedQuery(LOCK).execute(Tuple.of(id.value())).map(Staff::members);
    }

    /** Somebody new: invited where there is no password yet. Empty where the mailbox has an account. */
    static Future<Optional<Member>> insert(SqlClient open, UUID id, New fresh, Instant now) {
        return open.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addString(fresh.mail().strip())
                        .addString(mailbox(fresh.mail()))
                        .addString(fresh.name())
                        .addString(fresh.role().label())
                        .addArrayOfString(Rows.sites(fresh.reach()))
                        .addString(fresh.password().isPresent() ? "active" : "invited")
                        .addString(fresh.lang())
                        .addString(fresh.password().orElse(null))
                        .addOffsetDateTime(Rows.time(now)))
                .map(Staff::first);
    }

    record New(String mail, String name, Role role, Reach reach, String lang, Optional<String> password) {}

    static Future<Optional<Member>> change(SqlClient open, StaffId id, Role role, Reach reach, Member.State state) {
        return open.preparedQuery(CHANGE)
                .execute(Tuple.tuple()
                        .addUUID(id.value())
                        .addString(role.label())
                        .addArrayOfString(Rows.sites(reach))
                        .addString(state.label()))
                .map(Staff::first);
    }

    /** Whether an invitation was still waiting. */
    static Future<Boolean> enter(SqlClient open, StaffId id, String name, String password) {
        return open.preparedQuery(ENTER)
                .execute(Tuple.of(id.value(), name, password))
                .map(rows -> rows.size() == 1);
    }

    static Future<Void> password(SqlClient open, StaffId id, String password) {
        return open.preparedQuery(PASSWORD)
                .execute(Tuple.of(id.value(), password))
                .mapEmpty();
    }

    static Future<Void> totp(SqlClient open, StaffId id, Optional<Buffer> secret, long step, List<Buffer> recovery) {
        return open.preparedQuery(TOTP)
                .execute(Tuple.tuple()
                        .addUUID(id.value())
                        .addValue(secret.orElse(null))
                        .addLong(step)
                        .addValue(recovery.toArray(Buffer[]::new)))
                .mapEmpty();
    }

    static Future<Boolean> step(SqlClient open, StaffId id, long step) {
        return open.preparedQuery(STEP).execute(Tuple.of(id.value(), step)).map(rows -> rows.size() == 1);
    }

    static Future<Boolean> recover(SqlClient open, StaffId id, Buffer hash) {
        return open.preparedQuery(RECOVER).execute(Tuple.of(id.value(), hash)).map(rows -> rows.size() == 1);
    }

    static Future<Void> signedIn(SqlClient open, StaffId id, Instant now) {
        return open.preparedQuery(SIGNED_IN)
                .execute(Tuple.of(id.value(), Rows.time(now)))
                .mapEmpty();
    }

    private static List<Member> members(RowSet<Row> rows) {
        var members = new ArrayList<Member>(rows.size());
        rows.forEach(row -> members.add(Member.read(row)));
        return members;
    }

    private static Optional<Member> first(RowSet<Row> rows) {
        return members(rows).stream().findFirst();
    }
}
