package parley.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.mail.Outbox.Due;

/** Reads what a mail is about: to whom, and what is to be told, as it is now. */
final class Tidings {
    /** Shown in one mail; the others are counted. */
    static final int MOST = 20;

    /**
     * Whom a mail goes to.
     *
     * @param site by which name they know us
     */
    record Reader(UUID id, String address, String box, String state, String lang, String site) {}

    /**
     * Something to tell.
     *
     * @param page where it is to be read
     * @param decision the moderator's, with its reason; only for what is told about a decision
     */
    record Told(
            String kind,
            String status,
            String author,
            String html,
            Page page,
            Optional<String> decision,
            Optional<String> reason) {}

    /** @param trusted whether address and title come from somebody the site trusts: others are never mailed as links */
    record Page(
            String site,
            UUID discussion,
            Optional<Integer> number,
            Optional<String> url,
            Optional<String> title,
            boolean trusted) {}

    /** What was seen on a page meanwhile, or taken back, need not be told any more. */
    private static final String READER = """
            SELECT a.id, a.address, a.box, a.state, a.lang, s.name
              FROM mail_address a JOIN site s ON s.key = a.site WHERE a.id = $1""";

    /**
     * Takes along what waits, unless an earlier try did: what came since then goes into the next mail. The second half
     * sets the hour from which the window counts.
     */
    private static final String TAKE_ALONG = """
            WITH taken AS (
                UPDATE mail_tiding SET mail_id = $1
                 WHERE address_id = $2 AND mail_id IS NULL AND NOT EXISTS (SELECT FROM mail_tiding WHERE mail_id = $1)
                RETURNING 1)
            UPDATE mail_address SET told_at = $3 WHERE id = $2 AND EXISTS (SELECT FROM taken)""";

    private static final String READ = """
            SELECT n.kind, c.status, c.author_name, c.html, c.site, c.discussion_id, c.number, d.url, d.title, d.confirmed,
                   own.decision, own.reason
              FROM mail_tiding t
              JOIN notification n ON n.id = t.notification_id AND n.state = 'unread'
              JOIN comment c ON c.id = n.comment_id
              JOIN discussion d ON d.id = c.discussion_id
              LEFT JOIN decision own ON own.id = n.decision_id
             WHERE t.mail_id = $1
             ORDER BY t.at, n.id""";

    private final Pool pool;

    Tidings(Pool pool) {
        this.pool = pool;
    }

    Future<Optional<Reader>> reader(Due mail) {
        return mail.address().map(this::reader).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    Future<Optional<Reader>> reader(UUID address) {
        return pool.preparedQuery(READER).execute(Tuple.of(address)).map(Tidings::reader);
    }

    private static Optional<Reader> reader(RowSet<Row> rows) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var row = found.next();
        return Optional.of(new Reader(
                row.getUUID("id"),
                row.getString("address"),
                row.getString("box"),
                row.getString("state"),
                row.getString("lang"),
                row.getString("name")));
    }

    /** Oldest first. */
    Future<List<Told>> of(Due mail, Reader reader, Instant now) {
        return pool.withTransaction(connection -> takeAlong(connection, mail, reader, now)
                        .compose(taken -> connection.preparedQuery(READ).execute(Tuple.of(mail.id()))))
                .map(Tidings::told);
    }

    private static Future<?> takeAlong(SqlConnection connection, Due mail, Reader reader, Instant now) {
        return connection.preparedQuery(TAKE_ALONG).execute(Tuple.of(mail.id(), reader.id(), Outbox.time(now)));
    }

    private static List<Told> told(RowSet<Row> rows) {
        var told = new ArrayList<Told>(rows.size());
        for (var row : rows) {
            told.add(new Told(
                    row.getString("kind"),
                    row.getString("status"),
                    row.getString("author_name"),
                    row.getString("html"),
                    page(row),
                    text(row, "decision"),
                    text(row, "reason")));
        }
        return told;
    }

    private static Page page(Row row) {
        return new Page(
                row.getString("site"),
                row.getUUID("discussion_id"),
                Optional.ofNullable(row.getInteger("number")),
                text(row, "url"),
                text(row, "title"),
                row.getBoolean("confirmed"));
    }

    private static Optional<String> text(Row row, String column) {
        @Nullable String text = row.getString(column);
        return Optional.ofNullable(text);
    }
}
