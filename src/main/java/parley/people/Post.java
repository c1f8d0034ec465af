package parley.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import parley.event.StaffId;

/** Has invitations sent by mail; another room's outbox is behind it. */
public interface Post {

    /** Whether any mail is sent. */
    boolean on();

    /** One mail to somebody, written when it is sent; in the transaction that invites them. */
    Future<Void> invite(SqlConnection open, StaffId staff);

    /** Where no mail is sent. */
    Post NONE = new Post() {
        @Override
        public boolean on() {
            return false;
        }

        @Override
        public Future<Void> invite(SqlConnection open, StaffId staff) {
            return Future.succeededFuture();
        }
    };
}
