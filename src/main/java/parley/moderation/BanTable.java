package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.PoolTransactions;
import parley.database.Sweeper;
import parley.database.Tx;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Caller;
import parley.web.IpRange;

/** Bans as rows, each change with its line in the audit. */
final class BanTable {
    /** Every node reads all of them each second. */
    private static final int MOST = 2_000;

    private static final String COLUMNS = "id, site, kind, value, until, reason, made_by, made_at";

    static final String RUNNING =
            "SELECT " + COLUMNS + " FROM ban WHERE until IS NULL OR until > now() ORDER BY made_at DESC, id DESC";

    static final Sweeper.Rubbish OVER = new Sweeper.Rubbish("ban", """
            DELETE FROM ban WHERE id IN (
                SELECT id FROM ban WHERE until < now() ORDER BY until LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String PUT = """
            INSERT INTO ban (id, site, kind, value, until, reason, made_by, made_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT count(*) FROM ban) < $9
            ON CONFLICT (site, kind, value) DO UPDATE
               SET until = excluded.until, reason = excluded.reason, made_by = excluded.made_by, made_at = excluded.made_at
            RETURNING id, site, kind, value, until, reason, made_by, made_at""";

    private static final String LOCK = "SELECT " + COLUMNS + " FROM ban WHERE id = $1 FOR UPDATE";

    private static final String DELETE = "DELETE FROM ban WHERE id = $1";

    private final PoolTransactions transactions;
    private final Audit audit;

    BanTable(Pool pool, Audit audit) {
        this.transactions = new PoolTransactions(pool);
        this.audit = audit;
    }

    Future<MakeBan.Made> put(MakeBan command, UUID id, Instant now) {
        var values = Tuple.tuple()
                .addUUID(id)
                .addString(command.site().map(SiteKey::value).orElse(null))
                .addString(command.kind().label())
                .addString(command.value())
                .addOffsetDateTime(command.until().map(BanTable::time).orElse(null))
                .addString(command.reason().orElse(null))
                .addString(command.caller().scope())
                .addOffsetDateTime(time(now))
                .addInteger(MOST);
        return transactions.run(tx -> tx.send(PUT, values).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(
                        Refusal.of(ProblemKind.CONFLICT, "There are " + MOST + " bans already; lift some first."));
            }
            var ban = ban(rows.iterator().next());
            return tell(tx, command.caller(), "ban", ban)
                    .map(new MakeBan.Made(ban, ban.id().equals(id)));
        }));
    }

    /** @param allowed throws where the caller may not lift that one */
    Future<Ban> lift(Caller caller, UUID id, Consumer<Ban> allowed) {
        return transactions.run(tx -> tx.send(LOCK, Tuple.of(id)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(Refusal.of(ProblemKind.NOT_FOUND));
            }
            var ban = ban(rows.iterator().next());
            allowed.accept(ban);
            return tx.send(DELETE, Tuple.of(id))
                    .compose(_ -> tell(tx, caller, "lift-ban", ban))
                    .map(ban);
        }));
    }

    /** Of an address only how many bits were given: the audit is for ever, and an address may be one person's. */
    private Future<Void> tell(Tx tx, Caller caller, String what, Ban ban) {
        var detail = new JsonObject().put("kind", ban.kind().label());
        switch (ban.kind()) {
            case MAIL_DOMAIN -> detail.put("domain", ban.value());
            case ADDRESS_RANGE -> detail.put("bits", IpRange.parse(ban.value()).length());
        }
        detail.put("until", ban.until().map(Instant::toString).orElse(null));
        ban.reason().ifPresent(reason -> detail.put("reason", reason));
        return audit.append(tx, new Act(caller.scope(), what, ban.site(), "ban:" + ban.id(), detail));
    }

    static Ban ban(Row row) {
        return new Ban(
                row.getUUID("id"),
                Optional.ofNullable(row.getString("site")).map(SiteKey::new),
                Ban.Kind.of(row.getString("kind")),
                row.getString("value"),
                instant(row.getOffsetDateTime("until")),
                Optional.ofNullable(row.getString("reason")),
                row.getString("made_by"),
                row.getOffsetDateTime("made_at").toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
