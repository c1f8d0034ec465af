package parley.sites;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** What one installation makes once and keeps. */
public final class Installation {
    private static final int SECRET_BYTES = 32;

    private static final String MAKE = "INSERT INTO installation (secret) VALUES ($1) ON CONFLICT DO NOTHING";

    private static final String READ = "SELECT secret FROM installation";

    private Installation() {}

    /** The secret that signs tokens where none is configured; made on the first start, the same on every node. */
    public static Future<byte[]> secret(Pool pool) {
        var fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(Buffer.buffer(fresh)))
                .compose(made -> pool.query(READ).execute())
                .map(rows -> rows.iterator().next().getBuffer(0).getBytes());
    }
}
