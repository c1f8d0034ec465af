package parley.people;

import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import parley.bus.Bus;
import parley.event.Ids;
import parley.web.Accounts;
import parley.web.Desk;
import parley.web.Routes;

/** The room, assembled: who comes, verticles to deploy, and routes. */
public final class People {

    /**
     * What it is built on.
     *
     * @param random must be unpredictable
     */
    public record Ground(Pool pool, Bus bus, RandomGenerator random, Changes changes, Ids ids, Clock clock) {}

    private final Ground ground;
    private final Keys keys;
    private final Secrets secrets;

    public People(Ground ground) {
        this.ground = ground;
        keys = new Keys(ground.pool(), ground.clock());
        secrets = new Secrets(ground.random());
    }

    public Accounts accounts() {
        return new Registry(keys);
    }

    /** To be deployed on virtual threads. */
    public List<VerticleBase> verticles() {
        return List.of(new KeysVerticle(new KeysVerticle.Needs(
                ground.bus(), ground.pool(), keys, secrets, ground.changes(), ground.ids(), ground.clock())));
    }

    public List<Routes> routes(Desk desk) {
        return List.of(new KeyRoutes(desk, ground.bus(), keys));
    }
}
