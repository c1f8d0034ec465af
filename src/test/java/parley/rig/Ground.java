package parley.rig;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import parley.audit.Act;
import parley.audit.Audit;
import parley.bus.Bus;
import parley.database.Batch;
import parley.database.Claims;
import parley.database.DatabaseUrl;
import parley.database.Shelf;
import parley.database.Transaction;
import parley.database.Write;
import parley.database.Writer;
import parley.event.Ids;
import parley.event.SiteKey;
import parley.journal.Epoch;
import parley.journal.Journal;
import parley.journal.JournalReader;
import parley.journal.Tail;
import parley.sites.Installation;
import parley.sites.Policy;
import parley.sites.Sites;
import parley.threading.Comments;
import parley.threading.Discussions;
import parley.threading.Repeats;
import parley.threading.Seeds;
import parley.threading.Threads;

/**
 * The ground rooms of one node, assembled as Main does, with the site {@link #DEMO}: tests of the rooms above write
 * through production's own door. Several of them on one database, each on a Vert.x of its own, are several nodes.
 */
public final class Ground implements AutoCloseable {
    public static final SiteKey DEMO = new SiteKey("demo");
    public static final String ORIGIN = "https://news.example.org";

    private static final DeploymentOptions VIRTUAL =
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

    public final Vertx vertx;
    public final DatabaseUrl url;
    public final Clock clock;
    public final Ids ids;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Pool pool;
    public final Bus bus;
    public final Audit audit;
    public final Sites sites;
    public final Claims claims = new Claims();
    public final Repeats repeats = new Repeats();
    public final Epoch epoch = new Epoch();
    public final Journal journal = new Journal();
    public final JournalReader reader;
    public final Threads threads;
    public final Tail tail;
    public final Writer writer;

    private Ground(Vertx vertx, DatabaseUrl url, PgConnectOptions ear, Clock clock) {
        this.vertx = vertx;
        this.url = url;
        this.clock = clock;
        ids = new Ids(clock, new SecureRandom());
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(url.pool())
                .using(vertx)
                .build();
        bus = new Bus(vertx, meters);
        audit = new Audit(clock);
        sites = new Sites(pool, audit);
        reader = new JournalReader(pool);
        var seeds = new Seeds();
        threads = new Threads(seeds, new Discussions(), new Comments(), journal, clock);
        tail = new Tail(pool, ear, epoch, bus, clock, meters);
        var order = List.<Shelf<?, ?>>of(
                claims, seeds, threads.discussions(), sites, threads.comments(), repeats, audit, journal);
        writer = new Writer(new Transaction(vertx, url.pool(), order, journal, ids), this::committed, meters);
    }

    /** Ready when it returns; to be closed before its Vert.x. */
    public static Ground on(Vertx vertx, DatabaseUrl url) {
        return on(vertx, url, Clock.systemUTC());
    }

    public static Ground on(Vertx vertx, DatabaseUrl url, Clock clock) {
        return on(vertx, url, url.pool(), clock);
    }

    /** @param ear where the tail listens for notifications, if it is another place than that of everything else */
    public static Ground on(Vertx vertx, DatabaseUrl url, PgConnectOptions ear, Clock clock) {
        var ground = new Ground(vertx, url, ear, clock);
        Await.of(Installation.secret(ground.pool));
        Await.of(ground.sites.extend(Act.MACHINE, DEMO, "Demo", List.of(ORIGIN), Policy.OPEN));
        Await.of(vertx.deployVerticle(ground.tail, VIRTUAL));
        Await.of(vertx.deployVerticle(ground.writer, VIRTUAL));
        return ground;
    }

    /** From a test's own thread: waits for the commit, throws what was refused. */
    public <R> R commit(Write<R> write) {
        return Await.of(writer.submit(write));
    }

    public <R> Future<R> submit(Write<R> write) {
        return writer.submit(write);
    }

    private void committed(Batch batch) {
        batch.changes(threads.discussions()).forEach(change -> threads.seeds().committed(change.key()));
        tail.committed();
    }

    @Override
    public void close() {
        vertx.deploymentIDs().forEach(id -> Await.of(vertx.undeploy(id)));
        Await.of(pool.close());
    }
}
