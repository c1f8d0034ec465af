package parley.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.database.Sweeper;
import parley.event.StaffId;

/** Links that are good once, and for a time. */
final class Links {
    static final Duration FIRST_OWNER = Duration.ofHours(24);
    static final Duration INVITATION = Duration.ofDays(7);

    static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("staff_link", """
            DELETE FROM staff_link WHERE hash IN (
                SELECT hash FROM staff_link WHERE expires_at < now() LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String INSERT = "INSERT INTO staff_link (hash, staff_id, expires_at) VALUES ($1, $2, $3)";

    private static final String LOOK = """
            SELECT staff_id IS NULL AS first FROM staff_link WHERE hash = $1 AND expires_at > $2""";

    private static final String TAKE = "DELETE FROM staff_link WHERE hash = $1 AND expires_at > $2 RETURNING staff_id";

    private static final String FORGET = "DELETE FROM staff_link WHERE staff_id IS NOT DISTINCT FROM $1";

    private Links() {}

    /** @param staff empty for the first owner's */
    static Future<Void> insert(SqlClient open, String secret, Optional<StaffId> staff, Instant until) {
        return open.preparedQuery(INSERT)
                .execute(
                        Tuple.of(Secrets.hash(secret), staff.map(StaffId::value).orElse(null), Rows.time(until)))
                .mapEmpty();
    }

    /** Whether it would be taken now. */
    static Future<Boolean> isGood(SqlClient open, String secret, boolean first, Instant now) {
        return open.preparedQuery(LOOK)
                .execute(Tuple.of(Secrets.hash(secret), Rows.time(now)))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getBoolean("first") == first);
    }

    /** Present if it was good, for whom; from then on it is not. */
    static Future<Optional<Taken>> take(SqlClient open, String secret, Instant now) {
        return open.preparedQuery(TAKE)
                .execute(Tuple.of(Secrets.hash(secret), Rows.time(now)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    @Nullable UUID staff = row.getUUID("staff_id");
                    return Optional.of(new Taken(Optional.ofNullable(staff).map(StaffId::new)));
                });
    }

    record Taken(Optional<StaffId> staff) {}

    /** All links of somebody; of the first owner where nobody is named. */
    static Future<Void> forget(SqlClient open, Optional<StaffId> staff) {
        return open.preparedQuery(FORGET)
                .execute(Tuple.of(staff.map(StaffId::value).orElse(null)))
                .mapEmpty();
    }
}
