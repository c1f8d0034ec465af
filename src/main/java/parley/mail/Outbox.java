package parley.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.database.Sweeper;

/** The mails that are to be sent, as rows: taken by one node at a time, and never lost by a node that dies. */
public final class Outbox {
    /** For so long a mail belongs to the node that took it; then it is due again. Longer than any try takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Mails about replies to one mailbox; what comes beyond waits, and is bundled. */
    static final int PER_HOUR = 6;

    static final int PER_DAY = 20;

    public static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("mail_outbox", """
            DELETE FROM mail_outbox WHERE id IN (
                SELECT id FROM mail_outbox
                 WHERE state <> 'waiting' AND ended_at < now() - interval '30 days' LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    enum Kind {
        CONFIRMATION,
        TIDINGS,
        /** Of somebody of the newsroom; what it says is asked for when it is sent. */
        INVITATION;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** @param attempt 1 for the first */
    record Due(UUID id, Kind kind, Optional<UUID> address, Optional<UUID> staff, int attempt) {}

    /** What operators look at. */
    record Standing(long waiting, long dead, Duration late) {}

    /** Mails to mailboxes that have had their share, until the oldest of it is old enough. */
    private static final String PUT_OFF = """
            UPDATE mail_outbox o SET due_at = later.at
              FROM (SELECT d.id, greatest(
                        (SELECT s.ended_at + interval '1 hour' FROM mail_outbox s
                          WHERE s.box = d.box AND s.state = 'sent' AND s.kind = 'tidings'
                            AND s.ended_at > $1::timestamptz - interval '1 hour'
                          ORDER BY s.ended_at DESC OFFSET $2 LIMIT 1),
                        (SELECT s.ended_at + interval '1 day' FROM mail_outbox s
                          WHERE s.box = d.box AND s.state = 'sent' AND s.kind = 'tidings'
                            AND s.ended_at > $1::timestamptz - interval '1 day'
                          ORDER BY s.ended_at DESC OFFSET $3 LIMIT 1)) AS at
                      FROM mail_outbox d
                     WHERE d.state = 'waiting' AND d.kind = 'tidings' AND d.attempts = 0 AND d.due_at <= $1::timestamptz
                       FOR UPDATE SKIP LOCKED) later
             WHERE o.id = later.id AND later.at IS NOT NULL""";

    /** One statement is one transaction: nobody holds a lock while a mail is on its way. */
    private static final String TAKE = """
            UPDATE mail_outbox o SET attempts = o.attempts + 1, due_at = $2
              FROM (SELECT id FROM mail_outbox WHERE state = 'waiting' AND due_at <= $1
                     ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) due
             WHERE o.id = due.id
            RETURNING o.id, o.kind, o.address_id, o.staff_id, o.attempts""";

    private static final String END =
            "UPDATE mail_outbox SET state = $2, ended_at = $3, error = $4 WHERE id = $1 AND state = 'waiting'";

    private static final String AGAIN =
            "UPDATE mail_outbox SET due_at = $2, error = $3 WHERE id = $1 AND state = 'waiting'";

    private static final String STANDING = """
            SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'dead') AS dead,
                   min(due_at) FILTER (WHERE state = 'waiting') AS oldest
              FROM mail_outbox WHERE state IN ('waiting', 'dead')""";

    private static final int LONGEST_ERROR = 300;

    private static final String INVITE = """
            INSERT INTO mail_outbox (id, kind, staff_id, box, due_at, made_at)
            VALUES ($1, 'invitation', $2, $3, $4, $4)""";

    private final Pool pool;

    public Outbox(Pool pool) {
        this.pool = pool;
    }

    /** One mail that invites somebody of the newsroom; in the transaction that does. */
    public static Future<Void> invite(SqlClient open, UUID mail, UUID staff, Instant now) {
        return open.preparedQuery(INVITE)
                .execute(Tuple.of(mail, staff, "staff " + staff, time(now)))
                .mapEmpty();
    }

    /** What is due, and from now on ours for {@link #LEASE}. */
    Future<List<Due>> take(Instant now, int most) {
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(time(now), PER_HOUR - 1, PER_DAY - 1))
                .compose(done -> pool.preparedQuery(TAKE).execute(Tuple.of(time(now), time(now.plus(LEASE)), most)))
                .map(Outbox::due);
    }

    private static List<Due> due(RowSet<Row> rows) {
        var due = new ArrayList<Due>(rows.size());
        for (var row : rows) {
            due.add(new Due(
                    row.getUUID("id"),
                    Kind.of(row.getString("kind")),
                    Optional.ofNullable(row.getUUID("address_id")),
                    Optional.ofNullable(row.getUUID("staff_id")),
                    row.getInteger("attempts")));
        }
        return due;
    }

    Future<Void> sent(UUID id, Instant now) {
        return end(id, "sent", now, null);
    }

    /** There is nothing to say any more, or nobody to say it to. */
    Future<Void> dropped(UUID id, Instant now) {
        return end(id, "dropped", now, null);
    }

    Future<Void> dead(UUID id, Instant now, String why) {
        return end(id, "dead", now, why);
    }

    Future<Void> again(UUID id, Instant due, String why) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(id, time(due), shortened(why)))
                .mapEmpty();
    }

    Future<Standing> standing(Instant now) {
        return pool.query(STANDING).execute().map(rows -> {
            var row = rows.iterator().next();
            @Nullable OffsetDateTime oldest = row.getOffsetDateTime("oldest");
            var late = oldest == null || oldest.toInstant().isAfter(now)
                    ? Duration.ZERO
                    : Duration.between(oldest.toInstant(), now);
            return new Standing(row.getLong("waiting"), row.getLong("dead"), late);
        });
    }

    private Future<Void> end(UUID id, String state, Instant now, @Nullable String why) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(id, state, time(now), why == null ? null : shortened(why)))
                .mapEmpty();
    }

    /** Servers repeat what they are sent; an address must not outlive its row in here. */
    static String shortened(String why) {
        var plain = why.replaceAll("\\p{Cntrl}+", " ").replaceAll("[^\\s<>]+@[^\\s<>]+", "…@…");
        return plain.length() <= LONGEST_ERROR ? plain : plain.substring(0, LONGEST_ERROR);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
