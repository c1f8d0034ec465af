package parley.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import parley.web.Caller;

/** Hears of every change to people and keys, in the transaction that makes it. Here an audit is written, if there is one. */
public interface Changes {

    /**
     * @param who did it
     * @param what like {@code key-made}
     * @param subject like {@code key:<id>}
     * @param detail no secrets
     */
    record Change(Caller who, String what, String subject, JsonObject detail) {}

    /** @param open the transaction; what fails here undoes the change */
    Future<Void> changed(SqlConnection open, Change change);

    /** Where nobody listens. */
    Changes UNHEARD = (open, change) -> Future.succeededFuture();
}
