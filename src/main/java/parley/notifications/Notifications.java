package parley.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import parley.bus.Bus;
import parley.database.Sweeper;
import parley.event.Ids;
import parley.journal.Follower;
import parley.threading.Finder;
import parley.web.Desk;
import parley.web.PersonalStream;
import parley.web.Routes;
import parley.web.Tokens;

/** The room, assembled: a follower, a verticle and a bell to deploy, routes, and the stream that sockets hear. */
public final class Notifications {
    /** What is only kept for a while. */
    public static final List<Sweeper.Rubbish> OLD = List.of(InboxTable.OLD, InboxTable.OLD_LINES);

    /** Where the follower stands; another room's follower may stay behind it, and then reads what it noted. */
    public static final String FOLLOWER = NotificationsFollower.NAME;

    /** What it is built on. */
    public record Ground(
            Pool pool,
            PgConnectOptions options,
            Bus bus,
            Finder finder,
            Tokens tokens,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {}

    private final Ground ground;
    private final InboxReader reader;
    private final Watchers watchers = new Watchers();
    private final InboxBell bell;

    public Notifications(Ground ground) {
        this.ground = ground;
        reader = new InboxReader(ground.pool(), ground.finder());
        bell = new InboxBell(ground.pool(), ground.options(), reader, watchers);
    }

    /** Fills inboxes; to be deployed on each node, behind a bookmark. */
    public Follower follower() {
        return new NotificationsFollower(ground.ids(), ground.meters(), bell::told);
    }

    /** Wakes who listens here; to be deployed before the others, on an event loop. */
    public VerticleBase bell() {
        return bell;
    }

    /** Answers commands; to be deployed on virtual threads. */
    public VerticleBase verticle() {
        return new NotificationsVerticle(ground.bus(), ground.pool(), ground.clock(), bell::told);
    }

    public PersonalStream stream() {
        return new InboxStream(reader, watchers, ground.tokens(), ground.clock());
    }

    public Routes routes(Desk desk) {
        return new MeRoutes(desk, ground.bus(), reader, ground.tokens(), ground.clock());
    }
}
