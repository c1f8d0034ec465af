package parley.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.GuestId;
import parley.event.Ids;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;

/**
 * "Mail me when somebody replies", kept in the transaction that takes the comment in; batches only add. Whether the
 * address is known, confirmed or stopped decides what is stored, and nothing of what the asker is told.
 */
public final class WishShelf implements Shelf<CommentId, WishShelf.Wish> {

    /** @param mayAsk whether an unconfirmed address may be sent a confirmation mail on this one's behalf */
    public record Wish(
            CommentId comment,
            GuestId guest,
            Mailbox mailbox,
            SiteKey site,
            String lang,
            boolean mayAsk,
            UUID address,
            UUID mail,
            Instant at) {}

    private record Key(GuestId guest, String address) {}

    /** A stopped address starts again as an unconfirmed one: its owner is asked anew. */
    private static final String ADDRESSES = """
            INSERT INTO mail_address AS old (id, guest_id, address, box, site, lang, state, asked_at, changed_at)
            SELECT id, guest_id, address, box, site, lang, 'unconfirmed', asked_at, asked_at
              FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                   AS asked(id, guest_id, address, box, site, lang, asked_at)
            ON CONFLICT (guest_id, address) DO UPDATE
               SET site = excluded.site, lang = excluded.lang, asked_at = excluded.asked_at,
                   state = CASE old.state WHEN 'stopped' THEN 'unconfirmed' ELSE old.state END,
                   changed_at = CASE old.state WHEN 'stopped' THEN excluded.changed_at ELSE old.changed_at END""";

    private static final String WISHES = """
            INSERT INTO mail_wish (comment_id, address_id)
            SELECT asked.comment_id, a.id
              FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS asked(comment_id, guest_id, address)
              JOIN mail_address a USING (guest_id, address)
            ON CONFLICT DO NOTHING""";

    /** At most one a day for a mailbox, whoever asks; and none that its owner has refused. */
    private static final String CONFIRMATIONS = """
            WITH wanting AS (
                SELECT asked.mail_id, asked.box, asked.asked_at, a.id AS address_id
                  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
                       AS asked(mail_id, guest_id, address, box, asked_at)
                  JOIN mail_address a USING (guest_id, address)
                 WHERE a.state = 'unconfirmed'),
            allowed AS (
                INSERT INTO mail_box AS old (box, confirmation_at) SELECT box, asked_at FROM wanting
                ON CONFLICT (box) DO UPDATE SET confirmation_at = excluded.confirmation_at
                 WHERE old.refused_at IS NULL
                   AND (old.confirmation_at IS NULL
                        OR old.confirmation_at <= excluded.confirmation_at - interval '1 day')
                RETURNING box)
            INSERT INTO mail_outbox (id, kind, address_id, box, due_at, made_at)
            SELECT mail_id, 'confirmation', address_id, box, asked_at, asked_at FROM wanting JOIN allowed USING (box)""";

    private final Ids ids;

    public WishShelf(Ids ids) {
        this.ids = ids;
    }

    /** @throws Refusal NOT_ACCEPTED where there is nobody to write to */
    public void wish(Batch batch, Comment comment, String lang, boolean mayAsk) {
        var author = comment.author();
        var mailbox = author.email()
                .flatMap(Mailbox::of)
                .orElseThrow(() -> Refusal.field(
                        ProblemKind.NOT_ACCEPTED, "/author/email", "We need an address that we can send mail to."));
        var guest = author.guest()
                .orElseThrow(() ->
                        Refusal.field(ProblemKind.NOT_ACCEPTED, "/author/notify", "Mail about replies is for guests."));
        var at = comment.createdAt();
        batch.put(
                this,
                comment.id(),
                new Wish(comment.id(), guest, mailbox, comment.site(), lang, mayAsk, ids.row(), ids.row(), at));
    }

    @Override
    public Future<Map<CommentId, Wish>> load(Tx tx, Set<CommentId> keys) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var wishes = batch.inserted(this);
        tx.write(
                ADDRESSES,
                addresses(last(
                        wishes, wish -> new Key(wish.guest(), wish.mailbox().address()))));
        tx.write(
                WISHES,
                Columns.of(wishes)
                        .uuids(wish -> wish.comment().value())
                        .uuids(wish -> wish.guest().value())
                        .texts(wish -> wish.mailbox().address())
                        .tuple());
        var asking = last(
                wishes.stream().filter(Wish::mayAsk).toList(),
                wish -> wish.mailbox().box());
        if (!asking.isEmpty()) {
            tx.write(CONFIRMATIONS, confirmations(asking));
        }
    }

    private static Tuple addresses(Collection<Wish> wishes) {
        return Columns.of(wishes)
                .uuids(Wish::address)
                .uuids(wish -> wish.guest().value())
                .texts(wish -> wish.mailbox().address())
                .texts(wish -> wish.mailbox().box())
                .texts(wish -> wish.site().value())
                .texts(Wish::lang)
                .times(Wish::at)
                .tuple();
    }

    private static Tuple confirmations(Collection<Wish> wishes) {
        return Columns.of(wishes)
                .uuids(Wish::mail)
                .uuids(wish -> wish.guest().value())
                .texts(wish -> wish.mailbox().address())
                .texts(wish -> wish.mailbox().box())
                .times(Wish::at)
                .tuple();
    }

    /** One statement cannot change a row twice; sorted, so that two nodes lock rows in one order. */
    private static <K> List<Wish> last(List<Wish> wishes, Function<Wish, K> key) {
        var last = new LinkedHashMap<K, Wish>();
        wishes.forEach(wish -> last.put(key.apply(wish), wish));
        return last.values().stream()
                .sorted(Comparator.comparing((Wish wish) -> wish.mailbox().box())
                        .thenComparing(wish -> wish.guest().toString())
                        .thenComparing(wish -> wish.mailbox().address()))
                .toList();
    }
}
