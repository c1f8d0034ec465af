package parley;

import io.vertx.core.VerticleBase;
import java.util.List;
import parley.moderation.Bans;
import parley.posting.PostingVerticle;
import parley.posting.Wishes;
import parley.reactions.ReactionsVerticle;
import parley.web.Tokens;

/** Whoever decides what readers ask for, each made of what it needs of the ground. */
record Deciders(Ground ground, Tokens tokens, Wishes wishes, Bans gate) {

    List<VerticleBase> all() {
        return List.of(posting(), reactions());
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
                gate::shuts,
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
}
