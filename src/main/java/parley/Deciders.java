package parley;

import io.vertx.core.VerticleBase;
import java.util.List;
import parley.moderation.Authors;
import parley.moderation.ModerationVerticle;
import parley.moderation.QueuesVerticle;
import parley.moderation.ReportShelves;
import parley.posting.PostingVerticle;
import parley.posting.Wishes;
import parley.reactions.ReactionsVerticle;
import parley.web.Tokens;

/** Whoever decides what readers and moderators ask for, each made of what it needs of the ground. */
record Deciders(Ground ground, Tokens tokens, Wishes wishes, Authors authors) {

    List<VerticleBase> all() {
        return List.of(posting(), reactions(), moderation(), queues());
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
                wishes,
                authors.gate()::shuts,
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
                ground.books,
                new ReportShelves(ground.sites, ground.reports, ground.reportWeights, ground.reporters),
                ground.places,
                ground.ids,
                ground.clock,
                ground.meters));
    }

    private QueuesVerticle queues() {
        return new QueuesVerticle(new QueuesVerticle.Needs(
                ground.bus, ground.newsroomPool, ground.sites, ground.finder, ground.clock, ground.meters));
    }
}
