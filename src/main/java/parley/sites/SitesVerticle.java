package parley.sites;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;

/** Configures sites, and keeps the node's directory of them fresh: a change made anywhere is known here within a second. */
public final class SitesVerticle extends VerticleBase {
    private static final long REFRESH_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(SitesVerticle.class);

    private final Bus bus;
    private final Sites sites;

    public SitesVerticle(Bus bus, Sites sites) {
        this.bus = bus;
        this.sites = sites;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                REFRESH_MILLIS,
                tick -> sites.refresh().onFailure(away -> LOG.debug("sites stay as they were: {}", away.toString())));
        return sites.refresh().compose(_ -> bus.answer(context, ConfigureSite.class, this::configure));
    }

    private ConfigureSite.Configured configure(ConfigureSite command) {
        return sites.configure(command).await();
    }
}
