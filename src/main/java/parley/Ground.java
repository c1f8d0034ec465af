package parley;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import parley.audit.Audit;
import parley.bus.Bus;
import parley.database.Batch;
import parley.database.Claims;
import parley.database.DatabaseUrl;
import parley.database.Shelf;
import parley.database.Sweeper;
import parley.database.Transaction;
import parley.database.Writer;
import parley.event.Ids;
import parley.journal.Epoch;
import parley.journal.Journal;
import parley.journal.JournalReader;
import parley.journal.Rewound;
import parley.journal.Tail;
import parley.mail.Addresses;
import parley.mail.Outbox;
import parley.mail.WishShelf;
import parley.moderation.Authors;
import parley.moderation.Books;
import parley.moderation.CommentClaims;
import parley.moderation.Decisions;
import parley.moderation.Histories;
import parley.moderation.OpenReports;
import parley.moderation.Planning;
import parley.moderation.ReopenedReports;
import parley.moderation.ReportWeights;
import parley.moderation.Reporters;
import parley.moderation.Reports;
import parley.notifications.Notifications;
import parley.people.People;
import parley.reactions.Ballots;
import parley.reactions.Feelings;
import parley.sites.Installation;
import parley.sites.Sites;
import parley.sites.SitesVerticle;
import parley.threading.Comments;
import parley.threading.Discussions;
import parley.threading.Finder;
import parley.threading.PageReader;
import parley.threading.Pages;
import parley.threading.PagesVerticle;
import parley.threading.Places;
import parley.threading.Renderer;
import parley.threading.Repeats;
import parley.threading.Representation;
import parley.threading.Seeds;
import parley.threading.Standings;
import parley.threading.Threads;

/** What every room stands on: the pool, the bus, the writer and the tail, and the tables as batches use them. */
final class Ground {
    static final DeploymentOptions VIRTUAL = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

    /** Stands in ETags: another build may make other bytes of the same comments. */
    private static final String BUILD = Optional.ofNullable(
                    Ground.class.getPackage().getImplementationVersion())
            .orElse("development");

    private static final long PAGE_BYTES = 128L << 20;
    private static final int CONNECTIONS = 8;

    /** Of its own, so that a crowd that waits for the pool cannot keep news from everybody. */
    private static final int TAIL_CONNECTIONS = 2;

    private static final int NEWSROOM_CONNECTIONS = 3;

    private static final int POOL_QUEUE = 200;
    private static final int POOL_SECONDS = 2;

    private final List<String> deployments = new CopyOnWriteArrayList<>();

    private volatile byte[] secret = new byte[0];

    final Vertx vertx;
    final Clock clock;
    final Ids ids;
    final MeterRegistry meters;
    final PgConnectOptions connect;
    final Pool pool;

    /** Of its own, so that no search keeps readers waiting. */
    final Pool newsroomPool;

    private final Pool tailPool;
    final Bus bus;
    final Sites sites;
    final Epoch epoch = new Epoch();
    final Claims claims = new Claims();
    final Seeds seeds = new Seeds();
    final Repeats repeats = new Repeats();
    final Standings standings = new Standings();
    final Ballots ballots = new Ballots();
    final Feelings feelings = new Feelings();
    final Decisions decisions = new Decisions();
    final Audit audit;
    final WishShelf wishes;
    final Reports reports = new Reports();
    final OpenReports openReports = new OpenReports();
    final Books books;
    final ReportWeights reportWeights = new ReportWeights();
    final Reporters reporters = new Reporters();
    final Threads threads;
    final Places places;
    final Finder finder;
    final Tail tail;
    final Writer writer;
    final PageReader reader;
    final Pages pages;

    /** @param renderers of pages that are not JSON */
    Ground(
            Vertx vertx,
            DatabaseUrl url,
            Clock clock,
            MeterRegistry meters,
            Function<Sites, Map<Representation, Renderer>> renderers) {
        this.vertx = vertx;
        this.clock = clock;
        this.meters = meters;
        ids = new Ids(clock, new SecureRandom());
        wishes = new WishShelf(ids);
        connect = connect(url);
        pool = pool(vertx, connect, "parley", CONNECTIONS);
        newsroomPool = pool(vertx, Planning.of(connect), "newsroom", NEWSROOM_CONNECTIONS);
        bus = new Bus(vertx, meters);
        audit = new Audit(clock);
        sites = new Sites(pool, audit);
        threads = new Threads(seeds, new Discussions(), new Comments(), new Journal(), clock);
        books = new Books(
                threads, decisions, new Histories(), openReports, new ReopenedReports(), new CommentClaims(), audit);
        places = new Places(pool);
        finder = new Finder(pool, seeds);
        tailPool = PgBuilder.pool()
                .with(new PoolOptions().setName("tail").setMaxSize(TAIL_CONNECTIONS))
                .connectingTo(connect)
                .using(vertx)
                .build();
        tail = new Tail(tailPool, url.pool(), epoch, bus, clock, meters);
        var transaction = new Transaction(vertx, connect, order(), threads.journal(), ids);
        writer = new Writer(transaction, this::committed, meters);
        reader = new PageReader(pool, epoch, clock);
        pages = new Pages(vertx, reader, renderers.apply(sites), BUILD, PAGE_BYTES, clock, meters);
    }

    /** Before anybody is answered: whoever is told of a commit, and reads here, reads what was committed. */
    private void committed(Batch batch) {
        batch.changes(threads.discussions()).forEach(change -> seeds.committed(change.key()));
        pages.committed(batch, threads.discussions());
        tail.committed();
    }

    /**
     * The order of locks and of writes, in every transaction of every node: keys of idempotency, missing discussions,
     * locks on discussions; then what is read under those locks; the head of the audit, where somebody audits;
     * and the journal's one-row counter last.
     */
    private List<Shelf<?, ?>> order() {
        return List.of(
                claims,
                seeds,
                threads.discussions(),
                sites,
                threads.comments(),
                repeats,
                standings,
                ballots,
                feelings,
                books.histories(),
                decisions,
                reports,
                openReports,
                books.reopened(),
                books.claims(),
                reportWeights,
                reporters,
                wishes,
                audit,
                threads.journal());
    }

    /** What moderators need to judge people. */
    Authors.Ground authors() {
        return new Authors.Ground(bus, writer, pool, books, places, finder, ids, clock);
    }

    private static Pool pool(Vertx vertx, PgConnectOptions options, String name, int connections) {
        var size = new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setMaxWaitQueueSize(POOL_QUEUE)
                .setConnectionTimeout(POOL_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool().with(size).connectingTo(options).using(vertx).build();
    }

    /** Prepared once and kept: the writer sends the same dozen statements for ever. */
    private static PgConnectOptions connect(DatabaseUrl url) {
        return new PgConnectOptions(url.pool())
                .setCachePreparedStatements(true)
                .addProperty("statement_timeout", "5000");
    }

    /** Signs tokens where no other secret is set. */
    byte[] secret() {
        return secret.clone();
    }

    Future<Void> wake() {
        return Installation.secret(pool)
                .compose(made -> {
                    secret = made;
                    return vertx.deployVerticle(new SitesVerticle(bus, sites), VIRTUAL);
                })
                .compose(done -> bus.follow(Rewound.class, rewound -> forget()))
                .compose(done -> vertx.deployVerticle(new PagesVerticle(bus, pages)))
                .compose(done -> vertx.deployVerticle(new Sweeper(pool, rubbish())))
                .compose(done -> deploy(tail))
                .compose(done -> deploy(writer));
    }

    private static List<Sweeper.Rubbish> rubbish() {
        var all = new ArrayList<>(List.of(Claims.OLD, JournalReader.OLD));
        all.addAll(Notifications.OLD);
        all.addAll(People.OLD);
        all.add(Outbox.OLD);
        all.add(Addresses.UNCONFIRMED);
        all.add(Authors.OLD);
        return all;
    }

    /** The writer first: whoever still waits for a commit is answered. */
    Future<Void> sleep() {
        return Future.join(deployments.reversed().stream().map(vertx::undeploy).toList())
                .eventually(tailPool::close)
                .eventually(newsroomPool::close)
                .eventually(pool::close)
                .mapEmpty();
    }

    private Future<Void> deploy(VerticleBase verticle) {
        return vertx.deployVerticle(verticle, VIRTUAL).compose(id -> {
            deployments.add(id);
            return Future.succeededFuture();
        });
    }

    /** What was known of rows that may never have been written. */
    private void forget() {
        seeds.forgetAll();
        places.forgetAll();
    }
}
