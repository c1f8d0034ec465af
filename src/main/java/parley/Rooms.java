package parley;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.journal.JournalReader;
import parley.live.Allowance;
import parley.live.Live;
import parley.moderation.ModerationRoutes;
import parley.moderation.ModerationVerticle;
import parley.posting.Address;
import parley.posting.FormsRoutes;
import parley.posting.PostingRoutes;
import parley.posting.PostingVerticle;
import parley.reactions.ReactionsRoutes;
import parley.reactions.ReactionsVerticle;
import parley.reactions.VoteFormRoutes;
import parley.sites.Sites;
import parley.threading.Renderer;
import parley.threading.Representation;
import parley.web.Callers;
import parley.web.Desk;
import parley.web.HtmlPages;
import parley.web.HtmlRenderer;
import parley.web.Origins;
import parley.web.OwnPageRoutes;
import parley.web.OwnPages;
import parley.web.PageRoutes;
import parley.web.PageSource;
import parley.web.ProblemPages;
import parley.web.RateLimits;
import parley.web.ReadingRoutes;
import parley.web.Routes;
import parley.web.StaticFiles;
import parley.web.Tokens;

/** The rooms above the ground, each made of what it needs of the others. */
final class Rooms {
    private static final HtmlPages HTML = new HtmlPages();

    private final Ground ground;
    private final Tokens tokens;
    private final Desk desk;
    private final Live live;
    private final boolean demo;
    private final List<String> deployments = new CopyOnWriteArrayList<>();

    Rooms(Ground ground, Tokens tokens, Optional<String> adminKey, Settings settings) {
        this.ground = ground;
        this.tokens = tokens;
        demo = settings.demo().on();
        boolean limited = settings.limits().rateLimits();
        desk = new Desk(
                new Callers(tokens, adminKey),
                ground.sites,
                new RateLimits(limited, System::nanoTime),
                settings.http().proxies());
        live = new Live(
                new Live.Ground(
                        ground.vertx,
                        ground.bus,
                        new JournalReader(ground.pool),
                        ground.epoch,
                        ground.reader,
                        ground.sites,
                        ground.clock,
                        new SecureRandom(),
                        ground.meters),
                HTML::comment,
                new Allowance(
                        limited,
                        settings.limits().liveConnections(),
                        settings.limits().liveSubscriptions()));
    }

    /** The forms of a page beside JSON. */
    static Map<Representation, Renderer> renderers(Sites sites) {
        return Map.of(Representation.HTML, new HtmlRenderer(HTML, sites));
    }

    Future<Void> wake() {
        return deploy(posting())
                .compose(done -> deploy(reactions()))
                .compose(done -> deploy(moderation()))
                .compose(done -> ground.vertx.deployVerticle(live.keeper()))
                .mapEmpty();
    }

    /** Every address, in the order in which they are looked at: what is asked for most stands first. */
    List<Routes> routes() {
        var source = new OwnPages(ground.reader, ground.sites, new HtmlRenderer(HTML, ground.sites));
        var origins = new Origins(ground.sites, ground.places);
        return List.of(
                new PageRoutes(desk, ground.pages, ground.places),
                live.routes(desk),
                new ReadingRoutes(desk, ground.reader, tokens, ground.clock),
                new ModerationRoutes(desk, ground.bus, origins),
                new PostingRoutes(desk, ground.bus, new Address(ground.finder), origins),
                new ReactionsRoutes(desk, ground.bus, origins),
                forms(source),
                new VoteFormRoutes(desk, ground.bus, origins, ground.finder),
                new ProblemPages(desk),
                new StaticFiles(),
                new OwnPageRoutes(desk, HTML, source, demo));
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

    Live live() {
        return live;
    }

    Future<Void> sleep() {
        return Future.join(deployments.stream().map(ground.vertx::undeploy).toList())
                .mapEmpty();
    }

    private PostingVerticle posting() {
        return new PostingVerticle(new PostingVerticle.Needs(
                ground.bus,
                ground.writer,
                ground.sites,
                ground.claims,
                ground.repeats,
                ground.threads,
                ground.places,
                ground.finder,
                ground.standings,
                tokens,
                ground.ids,
                ground.clock,
                ground.meters));
    }

    private ReactionsVerticle reactions() {
        return new ReactionsVerticle(new ReactionsVerticle.Needs(
                ground.bus,
                ground.writer,
                ground.threads,
                ground.ballots,
                ground.feelings,
                ground.places,
                tokens,
                ground.ids));
    }

    private ModerationVerticle moderation() {
        return new ModerationVerticle(new ModerationVerticle.Needs(
                ground.bus,
                ground.writer,
                ground.pool,
                ground.sites,
                ground.threads,
                ground.decisions,
                ground.places,
                ground.finder,
                ground.ids,
                ground.clock));
    }

    private Future<Void> deploy(VerticleBase verticle) {
        return ground.vertx.deployVerticle(verticle, Ground.VIRTUAL).compose(id -> {
            deployments.add(id);
            return Future.succeededFuture();
        });
    }
}
