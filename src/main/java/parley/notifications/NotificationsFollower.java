package parley.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.Event;
import parley.event.GuestId;
import parley.event.Ids;
import parley.journal.Entry;
import parley.journal.Follower;

/** Follows the journal and notes who should know, once for all nodes. */
final class NotificationsFollower implements Follower {
    static final String NAME = "notifications";

    /** Whoever writes follows, from then on; whoever has left before is not brought back. */
    private static final String FOLLOW = """
            INSERT INTO follow (discussion_id, person, active, at)
            SELECT discussion_id, guest_id, true, min(created_at) FROM comment
             WHERE id = ANY ($1) AND guest_id IS NOT NULL GROUP BY discussion_id, guest_id
            ON CONFLICT (discussion_id, person) DO NOTHING""";

    private final Ids ids;
    private final MeterRegistry meters;
    private final Consumer<Set<GuestId>> told;

    /** @param told hears after each commit whose inboxes have changed */
    NotificationsFollower(Ids ids, MeterRegistry meters, Consumer<Set<GuestId>> told) {
        this.ids = ids;
        this.meters = meters;
        this.told = told;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Runnable take(Tx tx, List<Entry> entries) {
        var work = Work.of(entries);
        if (work.isEmpty()) {
            return () -> {};
        }
        tx.write(FOLLOW, Tuple.tuple().addArrayOfUUID(written(entries)));
        var facts = new FactsReader(tx).read(work);
        var ledger = InboxTable.open(tx, work, concerned(facts));
        var clerk = new Clerk(facts, ledger, ids::row);
        work.entries().forEach(clerk::enter);
        InboxTable.store(tx, ledger);
        return () -> tell(ledger);
    }

    private static UUID[] written(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .filter(event -> event instanceof Event.CommentPublished || event instanceof Event.CommentHeld)
                .map(event -> ((Event.OfComment) event).comment())
                .map(CommentId::value)
                .toArray(UUID[]::new);
    }

    /** Everybody who may be told of something: their inboxes must be locked before anything is decided. */
    private static Set<GuestId> concerned(Facts facts) {
        var people = new HashSet<GuestId>();
        facts.comments()
                .values()
                .forEach(comment -> Stream.concat(comment.guest().stream(), comment.repliedTo().stream())
                        .forEach(people::add));
        facts.followers().values().forEach(followers -> people.addAll(followers.keySet()));
        facts.names().values().forEach(names -> names.values().forEach(people::addAll));
        return people;
    }

    private void tell(Ledger ledger) {
        if (!ledger.people().isEmpty()) {
            told.accept(Set.copyOf(ledger.people()));
        }
        ledger.inserted()
                .forEach(row -> Counter.builder("parley.notifications.told")
                        .description("Notifications that were told, by their kind")
                        .tag("kind", row.kind().label())
                        .register(meters)
                        .increment());
    }
}
