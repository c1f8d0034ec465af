package parley.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.Sweeper;
import parley.event.Ids;
import parley.event.StaffId;
import parley.web.Caller;
import parley.web.Role;

/** Browsers that are signed in: for 12 hours after they were last used, and for 7 days at most. */
final class Sessions {
    static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("staff_session", """
            DELETE FROM staff_session WHERE id IN (
                SELECT id FROM staff_session
                 WHERE used_at < now() - interval '12 hours' OR made_at < now() - interval '7 days'
                 LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String LIVING = """
            used_at > $2::timestamptz - interval '12 hours' AND made_at > $2::timestamptz - interval '7 days'""";

    private static final String FIND = """
            SELECT o.id AS session, o.used_at, p.id, p.name, p.role, p.sites
              FROM (SELECT * FROM staff_session WHERE hash = $1 AND\s""" + LIVING + """
            ) o JOIN staff p ON p.id = o.staff_id WHERE p.state = 'active'""";

    private static final String INSERT = """
            INSERT INTO staff_session (id, hash, staff_id, browser, network, made_at, used_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)""";

    private static final String USED = "UPDATE staff_session SET used_at = $2 WHERE id = $1 AND used_at < $2";

    private static final String LIST = """
            SELECT id, browser, network, made_at, used_at FROM staff_session WHERE staff_id = $1 AND\s""" + LIVING + " ORDER BY used_at DESC, id";

    private static final String END = "DELETE FROM staff_session WHERE id = $1 AND staff_id = $2";

    private static final String END_ALL = "DELETE FROM staff_session WHERE staff_id = $1";

    private static final long MINUTE = 60;
    private static final int BROWSER = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Pool pool;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;

    Sessions(Pool pool, Secrets secrets, Ids ids, Clock clock) {
        this.pool = pool;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param browser what it says of itself */
    record Browser(String browser, String network) {}

    /** A new one each time somebody signs in: what a browser had before says nothing. @return what its cookie holds */
    Future<String> open(SqlClient open, StaffId staff, Browser browser) {
        var token = secrets.make();
        var name = browser.browser.substring(0, Math.min(BROWSER, browser.browser.length()));
        return open.preparedQuery(INSERT)
                .execute(Tuple.of(
                        ids.row(),
                        Secrets.hash(token),
                        staff.value(),
                        name,
                        browser.network,
                        Rows.time(clock.instant())))
                .map(token);
    }

    Future<Optional<Caller>> find(String token) {
        var now = clock.instant();
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Secrets.hash(token), Rows.time(now)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    var session = row.getUUID("session");
                    noteUse(session, Rows.at(row, "used_at"), now);
                    return Optional.of(new Caller.Staff(
                            new StaffId(row.getUUID("id")),
                            row.getString("name"),
                            Role.of(row.getString("role")).orElseThrow(),
                            Rows.reach(row),
                            session));
                });
    }

    private void noteUse(UUID session, Instant before, Instant now) {
        if (before.isBefore(now.minusSeconds(MINUTE))) {
            pool.preparedQuery(USED)
                    .execute(Tuple.of(session, Rows.time(now)))
                    .onFailure(failure -> LOG.warn("the use of a session was not noted: {}", failure.toString()));
        }
    }

    /** Those that live, the one used last first. */
    Future<List<Seen>> of(StaffId staff) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(staff.value(), Rows.time(clock.instant())))
                .map(rows -> {
                    var all = new ArrayList<Seen>(rows.size());
                    rows.forEach(row -> all.add(new Seen(
                            row.getUUID("id"),
                            row.getString("browser"),
                            row.getString("network"),
                            Rows.at(row, "made_at"),
                            Rows.at(row, "used_at"))));
                    return all;
                });
    }

    /** @return whether it was theirs */
    Future<Boolean> end(SqlClient open, StaffId staff, UUID session) {
        return open.preparedQuery(END).execute(Tuple.of(session, staff.value())).map(rows -> rows.rowCount() == 1);
    }

    Future<Void> endAll(SqlClient open, StaffId staff) {
        return open.preparedQuery(END_ALL).execute(Tuple.of(staff.value())).mapEmpty();
    }
}
