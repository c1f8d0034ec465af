package parley.live;

import io.vertx.core.json.JsonObject;
import java.util.random.RandomGenerator;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.journal.Epoch;
import parley.problem.Refusal;
import parley.sites.Sites;
import parley.web.NewsroomStream;
import parley.web.PersonalStream;
import parley.web.Problems;

/** What all event loops of the node share. */
record Floor(
        Rings rings,
        CatchUp catchUp,
        Sites sites,
        PersonalStream personal,
        NewsroomStream newsroom,
        Epoch history,
        LiveMeters meters,
        Seats seats,
        boolean limited,
        Pace pace,
        RandomGenerator random) {
    private static final int LEAST_SPREAD_MILLIS = 200;
    private static final int MOST_SPREAD_MILLIS = 10_000;

    String epoch() {
        return history.value();
    }

    boolean allows(SiteKey site, String origin) {
        return sites.find(site).filter(found -> found.allows(origin)).isPresent();
    }

    /** Milliseconds to wait before reading anew: the more listen here, the wider they are spread. */
    int spread() {
        int width = Math.clamp(LEAST_SPREAD_MILLIS + (long) meters.listening(), 1, MOST_SPREAD_MILLIS);
        return random.nextInt(width);
    }

    static JsonObject problem(Refusal refusal, DiscussionId discussion) {
        return Problems.json(refusal).put("instance", "/api/v1/discussions/" + discussion + "/events");
    }
}
