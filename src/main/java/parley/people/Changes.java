package parley.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import parley.web.Caller;

/** Hears of every change to people and keys, in the transaction that makes it, to write it into the audit. */
public interface Changes {

    /**
     * @param who did it
     * @param what imperative, like {@code make-key}
     * @param subject like {@code key:<id>}
     * @param detail no secrets
     */
    record Change(Caller who, String what, String subject, JsonObject detail) {}

    /** @param open the transaction; what fails here undoes the change */
    Future<Void> changed(SqlConnection open, Change change);
}
