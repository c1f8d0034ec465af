package parley.mail;

import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import parley.database.Tx;
import parley.journal.Entry;
import parley.journal.Follower;

/**
 * Notes what is to be told by mail: of what people are notified, what their comment asked mail for. A follower behind
 * another one: who should know was decided there, and stands in the table {@code notification}.
 */
public final class MailFollower implements Follower {

    /** A mention has no comment of theirs that could have asked; it goes to those who get mail anyway. */
    private static final String NOTE = """
            INSERT INTO mail_tiding (address_id, notification_id, at)
            SELECT wanting.id, n.id, n.at
              FROM notification n
              JOIN comment c ON c.id = n.comment_id
              JOIN LATERAL (
                    SELECT a.id FROM mail_address a
                     WHERE a.guest_id = n.person AND a.state <> 'stopped'
                       AND CASE n.kind
                             WHEN 'mention' THEN a.state = 'confirmed'
                             ELSE EXISTS (SELECT FROM mail_wish w
                                           WHERE w.address_id = a.id
                                             AND w.comment_id = CASE n.kind WHEN 'reply' THEN c.parent_id ELSE c.id END)
                           END
                     ORDER BY a.asked_at DESC LIMIT 1) wanting ON true
             WHERE n.position = ANY ($1) AND n.kind IN ('reply', 'mention', 'decision') AND n.state = 'unread'
            ON CONFLICT DO NOTHING
            RETURNING address_id""";

    private final String notifications;
    private final Letterbox letterbox;
    private final Clock clock;
    private final boolean on;

    /**
     * @param notifications the name of the follower that notes who should know
     * @param on whether mail is sent at all; if not, lines are passed over, so that the journal need not be kept for us
     */
    public MailFollower(String notifications, Letterbox letterbox, Clock clock, boolean on) {
        this.notifications = notifications;
        this.letterbox = letterbox;
        this.clock = clock;
        this.on = on;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Optional<String> behind() {
        return Optional.of(notifications);
    }

    @Override
    public Runnable take(Tx tx, List<Entry> entries) {
        if (on) {
            note(tx, entries);
        }
        return () -> {};
    }

    private void note(Tx tx, List<Entry> entries) {
        var positions = entries.stream().map(Entry::position).toArray(Long[]::new);
        var addresses = new TreeSet<UUID>();
        tx.run(NOTE, Tuple.tuple().addArrayOfLong(positions)).forEach(row -> addresses.add(row.getUUID("address_id")));
        if (!addresses.isEmpty()) {
            letterbox.open(tx::send, addresses, clock.instant()).await();
        }
    }
}
