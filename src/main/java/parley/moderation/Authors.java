package parley.moderation;

import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import parley.bus.Bus;
import parley.database.Sweeper;
import parley.database.Writer;
import parley.event.Ids;
import parley.threading.Finder;
import parley.threading.Places;
import parley.web.Desk;
import parley.web.Routes;

/** What moderators do about people, assembled: verticles to deploy, routes, and whom the gate shuts out. */
public final class Authors {
    /** Bans that are over. */
    public static final Sweeper.Rubbish OLD = BanTable.OVER;

    /** What it is built on. */
    public record Ground(
            Bus bus, Writer writer, Pool pool, Books books, Places places, Finder finder, Ids ids, Clock clock) {}

    private final Ground ground;
    private final Bans bans;

    public Authors(Ground ground) {
        this.ground = ground;
        this.bans = new Bans(ground.pool());
    }

    public Bans gate() {
        return bans;
    }

    /** To be deployed on virtual threads. */
    public List<VerticleBase> verticles() {
        var table = new BanTable(ground.pool(), ground.books().audit());
        return List.of(
                new AuthorsVerticle(ground), new BansVerticle(ground.bus(), bans, table, ground.ids(), ground.clock()));
    }

    public List<Routes> routes(Desk desk) {
        var reader = new AuthorReader(ground.pool(), ground.finder(), ground.clock());
        return List.of(
                new AuthorRoutes(desk, ground.bus(), reader, ground.clock()),
                new BanRoutes(desk, ground.bus(), bans, ground.clock()));
    }
}
