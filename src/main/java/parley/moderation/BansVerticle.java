package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.event.Ids;
import parley.event.SiteKey;
import parley.web.Caller;
import parley.web.Right;

/** Makes and lifts bans, and keeps the node's memory of them fresh. Must be deployed on virtual threads. */
final class BansVerticle extends VerticleBase {
    private static final long REFRESH_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(BansVerticle.class);

    private final Bus bus;
    private final Bans bans;
    private final BanTable table;
    private final Ids ids;
    private final Clock clock;

    BansVerticle(Bus bus, Bans bans, BanTable table, Ids ids, Clock clock) {
        this.bus = bus;
        this.bans = bans;
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                REFRESH_MILLIS,
                tick -> bans.refresh().onFailure(away -> LOG.debug("bans stay as they were: {}", away.toString())));
        return bans.refresh()
                .compose(_ -> Future.all(
                        bus.answer(context, MakeBan.class, this::make),
                        bus.answer(context, LiftBan.class, this::lift)));
    }

    private MakeBan.Made make(MakeBan command) {
        check(command.caller(), command.site());
        var made = table.put(command, ids.row(), clock.instant()).await();
        bans.refresh().await();
        return made;
    }

    private Ban lift(LiftBan command) {
        var lifted = table.lift(command.caller(), command.ban(), ban -> check(command.caller(), ban.site()))
                .await();
        bans.refresh().await();
        return lifted;
    }

    private static void check(Caller caller, Optional<SiteKey> site) {
        site.ifPresentOrElse(key -> caller.must(Right.JUDGE_AUTHORS, key), () -> caller.must(Right.JUDGE_AUTHORS));
    }
}
