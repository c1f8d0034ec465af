package parley.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.sites.Sites;
import parley.threading.Finder;
import parley.web.Caller;
import parley.web.Right;

/** Reads queues for moderators. Must be deployed on virtual threads. */
public final class QueuesVerticle extends VerticleBase {
    private static final long SAMPLE_MILLIS = 15_000;
    private static final Logger LOG = LoggerFactory.getLogger(QueuesVerticle.class);

    /**
     * What this room needs of the others.
     *
     * @param pool of the newsroom's own, see {@link QueueSql}: what it reads may take long, and readers must not wait for
     *     it
     */
    public record Needs(Bus bus, Pool pool, Sites sites, Finder finder, Clock clock, MeterRegistry registry) {}

    private final Needs needs;
    private final QueueReader queues;
    private final QueueCounter counter;
    private final CommentFile file;
    private final StatisticsReader statistics;
    private final NewsroomMeters meters;

    public QueuesVerticle(Needs needs) {
        this.needs = needs;
        var dossiers = new Dossiers(needs.pool(), needs.finder(), needs.clock());
        queues = new QueueReader(needs.pool(), dossiers);
        counter = new QueueCounter(needs.pool());
        file = new CommentFile(needs.pool(), dossiers);
        statistics = new StatisticsReader(needs.pool(), needs.clock());
        meters = new NewsroomMeters(needs.registry(), needs.clock());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SAMPLE_MILLIS, _ -> sample());
        return Future.all(
                needs.bus().answer(context, ListQueue.class, this::list),
                needs.bus().answer(context, CountQueues.class, this::count),
                needs.bus().answer(context, ShowComment.class, this::show),
                needs.bus().answer(context, ReadStatistics.class, this::read),
                needs.bus().answer(context, PreviewPolicy.class, this::preview));
    }

    private ListQueue.Page list(ListQueue command) {
        return queues.read(sites(command.caller(), command.site()), command);
    }

    private CountQueues.Counts count(CountQueues command) {
        return counter.count(sites(command.caller(), command.site())).await();
    }

    private ShowComment.Shown show(ShowComment command) {
        var shown = file.read(command.comment());
        command.caller().must(Right.READ_QUEUES, shown.comment().comment().site());
        return shown;
    }

    private ReadStatistics.Statistics read(ReadStatistics command) {
        return statistics.read(sites(command.caller(), command.site()), command.days());
    }

    private PreviewPolicy.Preview preview(PreviewPolicy command) {
        command.caller().must(Right.EDIT_POLICY, command.site());
        return new PolicyTrial(needs.pool()).run(needs.sites().get(command.site()), command.policy());
    }

    private void sample() {
        try {
            meters.sample(needs.pool(), needs.sites().keys());
        } catch (RuntimeException away) {
            LOG.debug("queues are measured later: {}", away.toString());
        }
    }

    /** Where nobody is named, all of those that the caller may look at. */
    private List<SiteKey> sites(Caller caller, Optional<SiteKey> asked) {
        asked.ifPresent(
                key -> caller.must(Right.READ_QUEUES, needs.sites().get(key).key()));
        return asked.map(List::of)
                .orElseGet(() -> needs.sites().keys().stream()
                        .filter(key -> caller.may(Right.READ_QUEUES, key))
                        .toList());
    }
}
