package parley;

import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.util.List;
import parley.mail.Invitations;
import parley.moderation.ModerationVerticle;
import parley.moderation.QueuesVerticle;
import parley.moderation.ReportShelves;
import parley.people.Changes;
import parley.people.People;
import parley.web.Tokens;

/** Who works here and what decides: the rooms {@code people} and {@code moderation}, and what they say to others. */
final class Newsroom {
    private Newsroom() {}

    static People people(Ground ground, Tokens tokens, MailRoom mail) {
        return new People(new People.Ground(
                ground.pool,
                ground.bus,
                tokens,
                new SecureRandom(),
                Changes.UNHEARD,
                mail.post(),
                ground.ids,
                ground.clock));
    }

    static List<VerticleBase> moderation(Ground ground) {
        return List.of(
                new ModerationVerticle(new ModerationVerticle.Needs(
                        ground.bus,
                        ground.writer,
                        ground.pool,
                        ground.books,
                        new ReportShelves(ground.sites, ground.reports, ground.reportWeights, ground.reporters),
                        ground.places,
                        ground.ids,
                        ground.clock,
                        ground.meters)),
                new QueuesVerticle(new QueuesVerticle.Needs(
                        ground.bus, ground.newsroomPool, ground.sites, ground.finder, ground.clock, ground.meters)));
    }

    static Invitations invitations(People people) {
        return staff -> people.invitation(staff)
                .map(found -> found.map(one -> new Invitations.Invitation(one.mail(), one.lang(), one.path())));
    }
}
