package parley;

import io.vertx.core.VerticleBase;
import java.util.List;
import parley.journal.Follower;
import parley.moderation.ModerationRoutes;
import parley.moderation.ModerationVerticle;
import parley.moderation.QueueNews;
import parley.moderation.QueueRoutes;
import parley.moderation.QueuesVerticle;
import parley.moderation.SearchFollower;
import parley.moderation.StatisticsRoutes;
import parley.web.Desk;
import parley.web.NewsroomStream;
import parley.web.Origins;
import parley.web.Routes;
import parley.web.Tokens;

/** The room {@code moderation}, made of what it needs of the others. */
record ModerationRoom(Ground ground, Tokens tokens, QueueNews news) {

    static ModerationRoom of(Ground ground, Tokens tokens) {
        return new ModerationRoom(
                ground, tokens, new QueueNews(ground.bus, ground.newsroomPool, ground.sites, tokens, ground.clock));
    }

    /** What moderators hear. */
    NewsroomStream stream() {
        return news;
    }

    List<VerticleBase> verticles() {
        return List.of(deciding(), reading(), news);
    }

    Follower follower() {
        return new SearchFollower(ground.vertx);
    }

    /** Mount them before posting's. */
    List<Routes> routes(Desk desk, Origins origins) {
        return List.of(
                new ModerationRoutes(desk, ground.bus, origins),
                new QueueRoutes(desk, ground.bus, tokens, ground.clock),
                new StatisticsRoutes(desk, ground.bus));
    }

    private ModerationVerticle deciding() {
        return new ModerationVerticle(new ModerationVerticle.Needs(
                ground.bus,
                ground.writer,
                ground.pool,
                ground.books,
                ground.reports,
                ground.places,
                ground.ids,
                ground.clock,
                ground.meters));
    }

    private QueuesVerticle reading() {
        return new QueuesVerticle(new QueuesVerticle.Needs(
                ground.bus, ground.newsroomPool, ground.sites, ground.finder, ground.clock, ground.meters));
    }
}
