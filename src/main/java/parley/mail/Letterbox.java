package parley.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import parley.database.Columns;
import parley.event.Ids;

/**
 * Where tidings wait for their mail. The first is sent at once; what follows within the window is sent in one mail, when
 * the window is over.
 */
public final class Letterbox {
    /**
     * The conflict locks the mail that stands open until we commit, and whoever takes mails passes locked ones over: so
     * a mail is never taken between our looking at it and our adding to it.
     */
    private static final String OPEN = """
            INSERT INTO mail_outbox AS open (id, kind, address_id, box, due_at, made_at)
            SELECT asked.id, 'tidings', a.id, a.box, greatest($3, a.told_at + $4::bigint * interval '1 second'), $3
              FROM unnest($1::uuid[], $2::uuid[]) AS asked(id, address_id)
              JOIN mail_address a ON a.id = asked.address_id
             WHERE a.state = 'confirmed'
               AND EXISTS (SELECT FROM mail_tiding t WHERE t.address_id = a.id AND t.mail_id IS NULL)
            ON CONFLICT (address_id) WHERE kind = 'tidings' AND state = 'waiting' AND attempts = 0
            DO UPDATE SET due_at = open.due_at""";

    private final Ids ids;
    private final Duration window;

    public Letterbox(Ids ids, Duration window) {
        this.ids = ids;
        this.window = window;
    }

    /** Inside a transaction, whoever holds it. */
    interface Statements {
        Future<RowSet<Row>> run(String sql, Tuple values);
    }

    /** Sees to it that there is a mail for what waits for these addresses, if anything does and they are confirmed. */
    Future<Void> open(Statements transaction, Collection<UUID> addresses, Instant now) {
        var rows = Columns.of(addresses).uuids(address -> ids.row()).uuids(address -> address);
        return transaction
                .run(OPEN, rows.same(Outbox.time(now)).same(window.toSeconds()).tuple())
                .mapEmpty();
    }
}
