package parley.notifications;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.Listening;
import parley.event.GuestId;

/**
 * Wakes those who listen when their inbox has changed: on this node at once, on the others by one NOTIFY for many
 * changes; and a poll each second behind both, so that a lost bell costs a second and nothing else.
 */
final class InboxBell extends VerticleBase {
    private static final String CHANNEL = "parley_inbox";
    private static final String EVERYBODY = "*";

    /** A payload has less than 8,000 bytes; more people than this are told to look for themselves. */
    private static final int MOST_NAMED = 200;

    private static final long NOTIFY_MILLIS = 50;
    private static final long POLL_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(InboxBell.class);

    private final Pool pool;
    private final PgConnectOptions options;
    private final InboxReader reader;
    private final Watchers watchers;
    private final Set<GuestId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean notifying = new AtomicBoolean();
    private volatile boolean stopped;
    private @Nullable Listening listening;

    InboxBell(Pool pool, PgConnectOptions options, InboxReader reader, Watchers watchers) {
        this.pool = pool;
        this.options = options;
        this.reader = reader;
        this.watchers = watchers;
    }

    @Override
    public Future<?> start() {
        listening = new Listening(vertx, options, CHANNEL, this::hear, () -> {});
        listening.open();
        vertx.setPeriodic(POLL_MILLIS, _ -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return listening == null ? Future.succeededFuture() : listening.close();
    }

    /** These have been committed. From any thread. */
    void told(Set<GuestId> people) {
        watchers.ring(people);
        changed.addAll(people);
        if (!stopped && notifying.compareAndSet(false, true)) {
            vertx.setTimer(NOTIFY_MILLIS, _ -> tellOthers());
        }
    }

    private void tellOthers() {
        notifying.set(false);
        var people = List.copyOf(changed);
        changed.removeAll(people);
        var named = people.size() > MOST_NAMED
                ? EVERYBODY
                : people.stream().map(GuestId::toString).collect(Collectors.joining(","));
        pool.preparedQuery("SELECT pg_notify('" + CHANNEL + "', $1)")
                .execute(Tuple.of(named))
                .onFailure(lost -> LOG.debug("the others will poll: {}", lost.toString()));
    }

    private void hear(String named) {
        if (named.equals(EVERYBODY)) {
            look();
            return;
        }
        var people = new ArrayList<GuestId>();
        Stream.of(named.split(",")).forEach(id -> GuestId.parse(id).ifPresent(people::add));
        watchers.ring(people);
    }

    private void look() {
        var people = watchers.people();
        if (!people.isEmpty()) {
            reader.seqs(people)
                    .onSuccess(watchers::compare)
                    .onFailure(away -> LOG.debug("inboxes are looked at later: {}", away.toString()));
        }
    }
}
