package parley.threading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import parley.database.Batch;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Pages as bytes, kept in memory while nothing changes. The laws:
 *
 * <ul>
 *   <li>Who asks after this node has heard of a change gets a page with it, or waits for one: {@link #stale} is called
 *       at commit, before anybody is answered.
 *   <li>Readers share a rebuild. One that began too early for some of them is followed by another, shared as well; so
 *       nobody waits for more than two, however fast a discussion changes.
 *   <li>A page older than the highest {@code seq} seen is never kept.
 * </ul>
 */
public final class Pages {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 50;
    private static final int ETAG_BYTES = 12;

    private final Vertx vertx;
    private final PageReader reader;
    private final Map<Representation, Renderer> renderers;
    private final String build;
    private final Clock clock;
    private final Counter hits;
    private final Counter misses;
    private final Cache<DiscussionId, Hot> hot;

    /**
     * @param renderers of what is not JSON
     * @param build names this version of Parley; another one may make other bytes of the same comments
     * @param maxBytes of all pages together, roughly
     */
    public Pages(
            Vertx vertx,
            PageReader reader,
            Map<Representation, Renderer> renderers,
            String build,
            long maxBytes,
            Clock clock,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.reader = reader;
        var all = new EnumMap<Representation, Renderer>(Representation.class);
        all.put(Representation.JSON, PageJson::render);
        all.putAll(renderers);
        this.renderers = Map.copyOf(all);
        this.build = build;
        this.clock = clock;
        this.hits = answered("from-memory", meters);
        this.misses = answered("from-database", meters);
        this.hot = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((DiscussionId id, Hot discussion) -> discussion.weight())
                .build();
        Gauge.builder("parley.pages.bytes", hot, Pages::bytes)
                .description("Memory that kept pages take, roughly")
                .baseUnit("bytes")
                .register(meters);
    }

    private static Counter answered(String whence, MeterRegistry meters) {
        return Counter.builder("parley.pages")
                .description("Pages that were asked for, by where they came from")
                .tag("answered", whence)
                .register(meters);
    }

    private static double bytes(Cache<DiscussionId, Hot> hot) {
        return hot.policy().eviction().stream()
                .mapToDouble(eviction -> eviction.weightedSize().orElse(0))
                .sum();
    }

    /**
     * The page with every change that this node knows of. The future completes on the caller's own event loop.
     *
     * <p>Fails with what {@link PageReader#read} fails with, and with NOT_CAUGHT_UP if {@code minSeq} is not reached
     * within 2 s.
     */
    public Future<Snapshot> get(Query query, Shape shape, OptionalLong minSeq) {
        var kept = kept(query, shape, minSeq);
        if (kept.isPresent()) {
            return Future.succeededFuture(kept.get());
        }
        var discussion = hot(query.discussion());
        long least = Math.max(discussion.highest(), minSeq.orElse(0));
        var key = new Hot.Key(query, shape);
        misses.increment();
        var ready = least > discussion.highest()
                ? reached(query.discussion(), least, clock.instant().plus(PATIENCE))
                : Future.<Void>succeededFuture();
        return ready.compose(_ -> atLeast(least, key, 2));
    }

    /** The same, if it is in memory: it costs nothing then. */
    public Optional<Snapshot> kept(Query query, Shape shape, OptionalLong minSeq) {
        var discussion = hot.getIfPresent(query.discussion());
        if (discussion == null) {
            return Optional.empty();
        }
        var key = new Hot.Key(query, shape);
        long least = Math.max(discussion.highest(), minSeq.orElse(0));
        var kept = discussion.find(key).filter(page -> page.seq() >= least && !outlived(key, page));
        if (kept.isPresent()) {
            hits.increment();
        }
        return kept;
    }

    /** The discussion has come this far. From any thread. */
    public void stale(DiscussionId discussion, long seq) {
        var known = hot.getIfPresent(discussion);
        if (known != null) { // else nothing is kept, and whoever reads now reads what is committed
            known.saw(seq);
        }
    }

    /** For the writer, after a commit and before its askers are answered. */
    public void committed(Batch batch, Discussions discussions) {
        batch.changes(discussions)
                .forEach(change -> change.after().ifPresent(discussion -> stale(discussion.id(), discussion.seq())));
    }

    /** History was rewound. */
    public void forgetAll() {
        hot.invalidateAll();
    }

    private Hot hot(DiscussionId id) {
        return hot.get(id, _ -> new Hot());
    }

    /** The second build began after we asked; if that is too old as well, history was rewound under us. */
    private Future<Snapshot> atLeast(long least, Hot.Key key, int builds) {
        var discussion = hot(key.query().discussion());
        return Home.bring(discussion.share(key, () -> made(discussion, key))).compose(page -> {
            if (page.seq() >= least) {
                return Future.succeededFuture(page);
            }
            return builds > 1
                    ? atLeast(least, key, builds - 1)
                    : Future.failedFuture(Refusal.of(ProblemKind.NOT_CAUGHT_UP));
        });
    }

    private Future<Snapshot> made(Hot discussion, Hot.Key key) {
        return reader.read(key.query()).map(page -> {
            var snapshot = snapshot(key, page);
            if (discussion.keep(key, snapshot)) {
                weighAnew(key.query().discussion());
            }
            return snapshot;
        });
    }

    /** Never puts back what was evicted or forgotten meanwhile: it has not heard of the changes since. */
    private void weighAnew(DiscussionId id) {
        hot.asMap().computeIfPresent(id, (_, kept) -> kept);
    }

    /** A renewed ranking orders a page anew though the discussion did not change. */
    private boolean outlived(Hot.Key key, Snapshot page) {
        return key.query().ranked() && page.at().isBefore(clock.instant().minus(Rankings.LOOK));
    }

    private Future<Void> reached(DiscussionId discussion, long least, Instant until) {
        return reader.seq(discussion).compose(seq -> {
            if (seq >= least) {
                return Future.succeededFuture();
            }
            if (!clock.instant().isBefore(until)) {
                return Future.failedFuture(Refusal.of(ProblemKind.NOT_CAUGHT_UP));
            }
            return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> reached(discussion, least, until));
        });
    }

    private Snapshot snapshot(Hot.Key key, Page page) {
        var shape = key.shape();
        var body = renderer(shape.representation()).render(key.query(), page, shape);
        return new Snapshot(page.discussion().seq(), body, etag(key, page), clock.instant());
    }

    private Renderer renderer(Representation representation) {
        return Optional.ofNullable(renderers.get(representation))
                .orElseThrow(() -> Refusal.of(ProblemKind.NOT_ACCEPTABLE));
    }

    private String etag(Hot.Key key, Page page) {
        var discussion = page.discussion();
        var all = String.join("\n", discussion.epoch(), discussion.seq() + "/" + page.ranking(), build, key.toString());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, ETAG_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
