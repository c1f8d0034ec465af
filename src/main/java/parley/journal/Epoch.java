package parley.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * Names one unbroken history. It changes when history was rewound: another installation, a restored copy, a promoted
 * replica that lacked the last commits. Whoever holds a {@code seq} of another epoch must start anew.
 */
public final class Epoch {
    private static final String READ = """
            SELECT left(encode(sha256(convert_to(i.epoch::text || c.system_identifier::text || timeline, 'UTF8')), 'hex'), 16)
              FROM installation i, pg_control_system() c,
                   left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) AS timeline""";

    private volatile String value = "";

    /** Empty until it was read for the first time. */
    public String value() {
        return value;
    }

    /** Answers whether it differs from what was read before. */
    Future<Boolean> read(Pool pool) {
        return pool.query(READ).execute().map(rows -> {
            var now = rows.iterator().next().getString(0);
            boolean changed = !now.equals(value);
            value = now;
            return changed;
        });
    }
}
