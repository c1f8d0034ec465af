package parley.notifications;

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
public final class NotificationsFollower implements Follower {
    public static final String NAME = "notifications";

    /** Whoever writes follows, from then on; whoever has left before is not brought back. */
    private static final String FOLLOW = """
            INSERT INTO follow (discussion_id, person, active, at)
            SELECT discussion_id, guest_id, true, min(created_at) FROM comment
             WHERE id = ANY ($1) AND guest_id IS NOT NULL GROUP BY discussion_id, guest_id
            ON CONFLICT (discussion_id, person) DO NOTHING""";

    private final Ids ids;
    private final Consumer<Set<GuestId>> told;
    private Set<GuestId> touched = Set.of();

    /** @param told hears after each commit whose inboxes have changed */
    public NotificationsFollower(Ids ids, Consumer<Set<GuestId>> told) {
        this.ids = ids;
        this.told = told;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void take(Tx tx, List<Entry> entries) {
        touched = Set.of();
        var work = Work.of(entries);
        if (work.isEmpty()) {
            return;
        }
        tx.write(FOLLOW, Tuple.tuple().addArrayOfUUID(written(entries)));
        var facts = new FactsReader(tx).read(work);
        var ledger = InboxTable.open(tx, work, concerned(facts));
        var clerk = new Clerk(facts, ledger, ids::row);
        work.entries().forEach(clerk::enter);
        InboxTable.store(tx, ledger);
        touched = Set.copyOf(ledger.people());
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

    @Override
    public void committed() {
        if (!touched.isEmpty()) {
            told.accept(touched);
        }
    }
}
