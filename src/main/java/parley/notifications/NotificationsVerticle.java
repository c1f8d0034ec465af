package parley.notifications;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import parley.bus.Bus;
import parley.event.GuestId;

/** What people do with what they are told. Must be deployed on virtual threads. */
public final class NotificationsVerticle extends VerticleBase {
    private static final String LOCK = "SELECT seq, unread FROM inbox WHERE person = $1 FOR UPDATE";

    /** Whoever has looked is told of the next comment again: that must not be forgotten by half. */
    private static final String READ = """
            WITH seen AS (UPDATE notification SET state = 'read' WHERE person = $1 AND state = 'unread' AND %s
                          RETURNING kind, discussion_id),
                 looked AS (UPDATE follow SET waiting = false FROM seen
                             WHERE follow.discussion_id = seen.discussion_id AND follow.person = $1
                               AND seen.kind = 'followed')
            SELECT count(*)::integer AS count FROM seen""";

    private static final String READ_THOSE = READ.formatted("id = ANY ($2)");
    private static final String READ_UP_TO = READ.formatted("seq <= $2");

    private static final String MOVE = "UPDATE inbox SET seq = $2, unread = $3 WHERE person = $1";

    private static final String LINE = "INSERT INTO inbox_line (person, seq, type, at) VALUES ($1, $2, 'read', $3)";

    private static final String FOLLOW = """
            INSERT INTO follow (discussion_id, person, active, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (discussion_id, person) DO UPDATE SET active = excluded.active, at = excluded.at
             WHERE follow.active <> excluded.active""";

    private static final String MUTE =
            "INSERT INTO mute (person, site, author_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private static final String UNMUTE = "DELETE FROM mute WHERE person = $1 AND site = $2 AND author_id = $3";

    private final Bus bus;
    private final Pool pool;
    private final Clock clock;
    private final Consumer<Set<GuestId>> told;

    /** @param told hears after each commit whose inboxes have changed */
    public NotificationsVerticle(Bus bus, Pool pool, Clock clock, Consumer<Set<GuestId>> told) {
        this.bus = bus;
        this.pool = pool;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.answer(context, MarkRead.class, this::read),
                bus.answer(context, FollowDiscussion.class, this::follow),
                bus.answer(context, MuteAuthor.class, this::mute));
    }

    private int read(MarkRead command) {
        int unread = pool.withTransaction(open -> read(open, command)).await();
        told.accept(Set.of(command.person()));
        return unread;
    }

    /** Under the lock on the inbox, which the follower takes too. Who was never told anything has none. */
    private Future<Integer> read(SqlConnection open, MarkRead command) {
        var person = command.person().value();
        return open.preparedQuery(LOCK).execute(Tuple.of(person)).compose(rows -> {
            var head = rows.iterator();
            if (!head.hasNext()) {
                return Future.succeededFuture(0);
            }
            var row = head.next();
            var before = new Ledger.Head(row.getLong("seq"), row.getInteger("unread"));
            return seen(open, command)
                    .compose(count -> count == 0
                            ? Future.succeededFuture(before.unread())
                            : move(open, person, new Ledger.Head(before.seq() + 1, before.unread() - count)));
        });
    }

    private static Future<Integer> seen(SqlConnection open, MarkRead command) {
        var person = command.person().value();
        var update = switch (command.which()) {
            case MarkRead.Those(var ids) ->
                open.preparedQuery(READ_THOSE).execute(Tuple.of(person).addArrayOfUUID(ids.toArray(UUID[]::new)));
            case MarkRead.UpTo(var seq) -> open.preparedQuery(READ_UP_TO).execute(Tuple.of(person, seq));
        };
        return update.map(rows -> rows.iterator().next().getInteger("count"));
    }

    private Future<Integer> move(SqlConnection open, UUID person, Ledger.Head head) {
        return open.preparedQuery(MOVE)
                .execute(Tuple.of(person, head.seq(), head.unread()))
                .compose(_ -> open.preparedQuery(LINE).execute(Tuple.of(person, head.seq(), now())))
                .map(head.unread());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private boolean follow(FollowDiscussion command) {
        pool.preparedQuery(FOLLOW)
                .execute(Tuple.of(command.discussion().value(), command.person().value(), command.on(), now()))
                .await();
        return command.on();
    }

    private boolean mute(MuteAuthor command) {
        pool.preparedQuery(command.on() ? MUTE : UNMUTE)
                .execute(Tuple.of(command.person().value(), command.site().value(), command.author()))
                .await();
        return command.on();
    }
}
