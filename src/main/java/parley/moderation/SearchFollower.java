package parley.moderation;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import parley.database.Tx;
import parley.event.Event;
import parley.journal.Entry;
import parley.journal.Follower;

/**
 * Follows the journal and keeps the words of comments for search, so that who posts does not wait for it. In a rush it
 * takes its time: after each full batch it rests {@link #REST} times as long as the batch took, so that posts keep most of
 * the machine, and search falls behind a little.
 */
public final class SearchFollower implements Follower {
    /** Never changes: the bookmark was made by a migration. */
    static final String NAME = "search";

    private static final int FULL = 100;
    private static final int REST = 5;
    private static final long LONGEST_REST_MILLIS = 1_000;

    private static final String PUT = """
            INSERT INTO comment_words (comment_id, words)
            SELECT id, to_tsvector('simple', author_name || ' ' || text) FROM comment WHERE id = ANY ($1)
            ON CONFLICT (comment_id) DO UPDATE SET words = excluded.words""";

    private final Vertx vertx;

    public SearchFollower(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Runnable take(Tx tx, List<Entry> entries) {
        var since = System.nanoTime();
        var said = new LinkedHashSet<UUID>();
        entries.forEach(entry -> {
            if (entry.event() instanceof Event.OfComment of && says(entry.event())) {
                said.add(of.comment().value());
            }
        });
        if (said.isEmpty()) {
            return () -> {};
        }
        tx.run(PUT, Tuple.tuple().addArrayOfUUID(said.toArray(UUID[]::new)));
        return entries.size() < FULL ? () -> {} : () -> rest(System.nanoTime() - since);
    }

    /** Whether there are words that were not there before; imports of what nobody may read among them. */
    private static boolean says(Event event) {
        return switch (event) {
            case Event.CommentPublished _,
                    Event.CommentEdited _,
                    Event.CommentRestored _,
                    Event.CommentHeld _,
                    Event.CommentDecided _,
                    Event.DecisionRecorded _ -> true;
            case Event.CommentRemoved _,
                    Event.CommentMarked _,
                    Event.CommentReported _,
                    Event.CommentClaimed _,
                    Event.ClaimDropped _,
                    Event.VotesChanged _,
                    Event.ReactionsChanged _,
                    Event.DiscussionChanged _ -> false;
        };
    }

    /** After the commit: nobody waits for a lock meanwhile. */
    private void rest(long nanos) {
        long millis = Math.min(LONGEST_REST_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos * REST));
        vertx.timer(Math.max(1, millis), TimeUnit.MILLISECONDS).await();
    }
}
