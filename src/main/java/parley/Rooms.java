package parley;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.audit.AuditReader;
import parley.console.Console;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.journal.FollowerVerticle;
import parley.journal.JournalReader;
import parley.live.Allowance;
import parley.live.Live;
import parley.moderation.Authors;
import parley.moderation.ModerationRoutes;
import parley.moderation.QueueNews;
import parley.moderation.QueueRoutes;
import parley.moderation.ReportRoutes;
import parley.moderation.SearchFollower;
import parley.moderation.StatisticsRoutes;
import parley.notifications.Following;
import parley.notifications.Notifications;
import parley.people.People;
import parley.posting.Address;
import parley.posting.ChangeFormRoutes;
import parley.posting.FormsRoutes;
import parley.posting.MineReader;
import parley.posting.MineRoutes;
import parley.posting.PostingRoutes;
import parley.posting.PreviewRoutes;
import parley.posting.Ties;
import parley.reactions.ReactionsRoutes;
import parley.reactions.VoteFormRoutes;
import parley.sites.Sites;
import parley.threading.Renderer;
import parley.threading.Representation;
import parley.web.AuditRoutes;
import parley.web.Callers;
import parley.web.CommentForms;
import parley.web.DemoRoutes;
import parley.web.Desk;
import parley.web.HtmlPages;
import parley.web.HtmlRenderer;
import parley.web.Origins;
import parley.web.OwnAnswer;
import parley.web.OwnPageRoutes;
import parley.web.OwnPages;
import parley.web.PageRoutes;
import parley.web.PageSource;
import parley.web.ParkedLines;
import parley.web.ProblemPages;
import parley.web.RateLimits;
import parley.web.ReadingRoutes;
import parley.web.Routes;
import parley.web.SitesRoutes;
import parley.web.StaticFiles;
import parley.web.Tokens;

/** The rooms above the ground, each made of what it needs of the others. */
final class Rooms {
    private static final HtmlPages HTML = new HtmlPages();

    private final Ground ground;
    private final Tokens tokens;
    private final Desk desk;
    private final Notifications notifications;
    private final QueueNews queueNews;
    private final Live live;
    private final MailRoom mail;
    private final People people;
    private final Authors authors;
    private final boolean demo;
    private final Optional<String> mailbox;
    private final List<String> deployments = new CopyOnWriteArrayList<>();

    Rooms(Ground ground, Tokens tokens, Optional<String> adminKey, Settings settings) {
        this.ground = ground;
        this.tokens = tokens;
        demo = settings.demo().on();
        mailbox = mailbox(settings.management());
        boolean limited = settings.limits().rateLimits();
        mail = new MailRoom(ground, tokens, settings);
        people = Newsroom.people(ground, tokens, mail);
        authors = new Authors(ground.authors());
        desk = desk(new Callers(tokens, adminKey, people.accounts()), settings);
        notifications = new Notifications(new Notifications.Ground(
                ground.pool,
                ground.connect,
                ground.bus,
                ground.finder,
                tokens,
                ground.ids,
                ground.clock,
                ground.meters));
        queueNews = new QueueNews(ground.bus, ground.newsroomPool, ground.sites, tokens, ground.clock);
        live = new Live(
                new Live.Ground(
                        ground.vertx,
                        ground.bus,
                        new JournalReader(ground.pool),
                        ground.epoch,
                        ground.reader,
                        ground.sites,
                        notifications.stream(),
                        queueNews,
                        ground.clock,
                        new SecureRandom(),
                        ground.meters),
                HTML::comment,
                new Allowance(
                        limited,
                        settings.limits().liveConnections(),
                        settings.limits().liveSubscriptions()));
    }

    private Desk desk(Callers callers, Settings settings) {
        var limits = new RateLimits(settings.limits().rateLimits(), System::nanoTime);
        return new Desk(callers, ground.sites, limits, settings.http().proxies());
    }

    /** The forms of a page beside JSON. */
    static Map<Representation, Renderer> renderers(Settings settings, Sites sites) {
        var html = new HtmlRenderer(HTML, sites, MailRoom.on(settings));
        return Map.of(Representation.HTML, html, Representation.SHADOW, html);
    }

    /** Readers of the demo sit at this machine; where the port was free to choose, nobody knows it yet. */
    private static Optional<String> mailbox(Settings.Management management) {
        return management.port() == 0
                ? Optional.empty()
                : Optional.of("http://localhost:" + management.port() + "/mail");
    }

    Future<Void> wake() {
        return deploy(new Deciders(ground, tokens, mail.wishes(), authors.gate()).all())
                .compose(done -> deploy(Newsroom.moderation(ground)))
                .compose(done -> deploy(authors.verticles()))
                .compose(done -> deploy(queueNews))
                .compose(done -> deploy(mail.verticle()))
                .compose(done -> deploy(people.verticles()))
                .compose(done -> ground.vertx.deployVerticle(notifications.bell()))
                .compose(done -> deploy(notifications.verticle()))
                .compose(done -> deploy(new FollowerVerticle(notifications.follower(), follower())))
                .compose(done -> deploy(new FollowerVerticle(mail.follower(), follower())))
                .compose(done -> deploy(new FollowerVerticle(new SearchFollower(ground.vertx), follower())))
                .compose(done -> ground.vertx.deployVerticle(live.keeper()))
                .mapEmpty();
    }

    /** Every address, in the order in which they are looked at: what is asked for most stands first. */
    List<Routes> routes() {
        var source = new OwnPages(ground.reader, ground.sites, new HtmlRenderer(HTML, ground.sites, mail.on()));
        var origins = new Origins(ground.sites, ground.places);
        var own = new OwnAnswer(desk, ground.clock);
        var commentForms = new CommentForms(desk, origins, ground.finder, HTML);
        var all = new ArrayList<Routes>(List.of(
                new PageRoutes(desk, ground.pages, ground.places),
                live.routes(desk),
                new ReadingRoutes(desk, ground.reader, tokens, ground.clock),
                new ModerationRoutes(desk, ground.bus, origins),
                new QueueRoutes(desk, ground.bus, tokens, ground.clock),
                new StatisticsRoutes(desk, ground.bus),
                new PostingRoutes(desk, ground.bus, new Address(ground.finder), origins),
                new ReactionsRoutes(desk, ground.bus, origins),
                notifications.routes(desk),
                new SitesRoutes(desk, ground.bus),
                new AuditRoutes(desk, new AuditReader(ground.pool)),
                new ReportRoutes(ground.bus, commentForms, tokens),
                new PreviewRoutes(desk),
                new MineRoutes(
                        desk,
                        new MineReader(ground.pool, ground.finder, this::ties),
                        ground.sites,
                        tokens,
                        ground.clock),
                forms(source),
                new VoteFormRoutes(ground.bus, commentForms),
                new ChangeFormRoutes(ground.bus, commentForms),
                mail.routes(desk)));
        all.addAll(people.routes(desk));
        all.addAll(console().routes());
        all.addAll(authors.routes(desk));
        all.addAll(List.of(
                new ProblemPages(desk),
                new StaticFiles(),
                demo ? new DemoRoutes(desk, HTML, source, own, mailbox) : router -> {},
                new OwnPageRoutes(desk, HTML, source, own)));
        return all;
    }

    private Console console() {
        return new Console(new Console.Needs(desk, ground.bus, ground.pool, tokens, ground.clock));
    }

    private Future<Ties> ties(GuestId person, DiscussionId discussion) {
        return ground.finder
                .find(discussion)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Ties.NONE)
                        : Following.of(ground.pool, person, found.get().site(), discussion)
                                .map(following -> new Ties(following.follows(), following.muted())));
    }

    private FormsRoutes forms(PageSource source) {
        return new FormsRoutes(new FormsRoutes.Needs(
                desk,
                ground.bus,
                new Address(ground.finder),
                source,
                HTML,
                ground.finder,
                ground.epoch,
                tokens,
                ground.ids));
    }

    /** What needs to know where the public door is. */
    Future<Void> open(int port) {
        return mail.sender(port, Newsroom.invitations(people)).map(this::deploy).orElseGet(Future::succeededFuture);
    }

    /** What needs to be said of people once everybody is awake: where the first owner is made. */
    Future<Optional<String>> firstOwner(Settings settings) {
        return people.prepare(settings.security().owner());
    }

    /** For operators alone. */
    List<Routes> management() {
        var rooms = new ArrayList<Routes>(mail.sinkRoutes(desk));
        rooms.add(new ParkedLines(ground.pool));
        return rooms;
    }

    Live live() {
        return live;
    }

    Future<Void> sleep() {
        return Future.join(deployments.stream().map(ground.vertx::undeploy).toList())
                .onComplete(_ -> people.close())
                .mapEmpty();
    }

    /** For every follower of the journal. */
    private FollowerVerticle.Ground follower() {
        return new FollowerVerticle.Ground(
                ground.vertx, ground.connect, ground.pool, ground.bus, ground.clock, ground.meters);
    }

    private Future<Void> deploy(List<VerticleBase> verticles) {
        return Future.all(verticles.stream().map(this::deploy).toList()).mapEmpty();
    }

    private Future<Void> deploy(VerticleBase verticle) {
        return ground.vertx.deployVerticle(verticle, Ground.VIRTUAL).compose(id -> {
            deployments.add(id);
            return Future.succeededFuture();
        });
    }
}
