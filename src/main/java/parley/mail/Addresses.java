package parley.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.database.Sweeper;

/** What the owner of a mailbox decides: to get mail, or to get none. Each may be said twice and changes things once. */
public final class Addresses {
    /** Nobody confirmed; a link that is older than this would not be good any more anyway. */
    public static final Sweeper.Rubbish UNCONFIRMED = new Sweeper.Rubbish("mail_address", """
            DELETE FROM mail_address WHERE id IN (
                SELECT id FROM mail_address
                 WHERE state = 'unconfirmed' AND asked_at < now() - interval '30 days'
                 LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String CONFIRM = """
            UPDATE mail_address
               SET state = 'confirmed', changed_at = CASE state WHEN 'confirmed' THEN changed_at ELSE $2 END
             WHERE id = $1 RETURNING box""";

    private static final String WELCOME =
            "UPDATE mail_box SET refused_at = NULL WHERE box = $1 AND refused_at IS NOT NULL";

    /** Who was never asked for by its owner is never written to again. */
    private static final String REFUSE = """
            INSERT INTO mail_box AS old (box, refused_at)
            SELECT box, $2 FROM mail_address WHERE id = $1 AND state = 'unconfirmed'
            ON CONFLICT (box) DO UPDATE SET refused_at = coalesce(old.refused_at, excluded.refused_at)""";

    /** The mailbox, not the one guest that happened to be named in a mail: "stop" is meant for all of it. */
    private static final String STOP = """
            UPDATE mail_address SET state = 'stopped', changed_at = $2
             WHERE box = $1 AND state <> 'stopped'""";

    private static final String DROP = """
            UPDATE mail_outbox SET state = 'dropped', ended_at = $2 WHERE box = $1 AND state = 'waiting'""";

    private static final String FORGET = """
            DELETE FROM mail_tiding t USING mail_address a
             WHERE a.box = $1 AND t.address_id = a.id AND t.mail_id IS NULL""";

    private static final String BOX = "SELECT box FROM mail_address WHERE id = $1";

    private final Pool pool;
    private final Letterbox letterbox;

    Addresses(Pool pool, Letterbox letterbox) {
        this.pool = pool;
        this.letterbox = letterbox;
    }

    /** What came in the meantime is sent now. @return whether there is such an address */
    Future<Boolean> confirm(UUID address, Instant now) {
        return pool.withTransaction(connection -> box(connection, CONFIRM, Tuple.of(address, Outbox.time(now)))
                .compose(box -> box.isEmpty()
                        ? Future.<Boolean>succeededFuture(false)
                        : run(connection, WELCOME, Tuple.of(box.get()))
                                .compose(done -> letterbox.open(
                                        (sql, values) ->
                                                connection.preparedQuery(sql).execute(values),
                                        List.of(address),
                                        now))
                                .map(done -> true)));
    }

    /** @return whether there is such an address */
    Future<Boolean> stop(UUID address, Instant now) {
        return pool.withTransaction(connection -> box(connection, BOX, Tuple.of(address))
                .compose(box -> box.isEmpty()
                        ? Future.<Boolean>succeededFuture(false)
                        : stop(connection, address, box.get(), now).map(done -> true)));
    }

    private static Future<Void> stop(SqlConnection connection, UUID address, String box, Instant now) {
        return run(connection, REFUSE, Tuple.of(address, Outbox.time(now)))
                .compose(done -> run(connection, STOP, Tuple.of(box, Outbox.time(now))))
                .compose(done -> run(connection, DROP, Tuple.of(box, Outbox.time(now))))
                .compose(done -> run(connection, FORGET, Tuple.of(box)));
    }

    private static Future<Optional<String>> box(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> {
            var row = rows.iterator();
            @Nullable String box = row.hasNext() ? row.next().getString("box") : null;
            return Optional.ofNullable(box);
        });
    }

    private static Future<Void> run(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).mapEmpty();
    }
}
