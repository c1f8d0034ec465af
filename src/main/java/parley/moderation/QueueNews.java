package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.database.Columns;
import parley.event.CommentId;
import parley.event.Event;
import parley.event.SiteKey;
import parley.journal.Entry;
import parley.journal.News;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Sites;
import parley.web.NewsroomStream;
import parley.web.Tokens;

/**
 * Tells moderators who listen on this node what the tail tells of queues, with each comment as it is now. Must be deployed
 * on a virtual thread.
 */
public final class QueueNews extends VerticleBase implements NewsroomStream {
    private static final Logger LOG = LoggerFactory.getLogger(QueueNews.class);

    private static final String READ = """
            SELECT c.id, c.status, c.revision, coalesce(last.nth, 0) AS decisions, last.decided_by, claim.claimed_by
              FROM unnest($1::uuid[]) AS asked(id)
              JOIN comment c ON c.id = asked.id
              LEFT JOIN LATERAL (SELECT nth, decided_by FROM decision WHERE comment_id = c.id
                                  ORDER BY nth DESC LIMIT 1) AS last ON true
              LEFT JOIN comment_claim AS claim ON claim.comment_id = c.id""";

    private record Heard(String type, CommentId comment, SiteKey site) {}

    private record Watch(Set<SiteKey> sites, Consumer<JsonObject> event) {}

    private final Bus bus;
    private final Pool pool;
    private final Sites sites;
    private final Tokens tokens;
    private final Clock clock;
    private final QueueCounter counter;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /** All who hear the same sites share a count, until something happens. */
    private final Map<Audience, Future<JsonObject>> counts = new ConcurrentHashMap<>();

    public QueueNews(Bus bus, Pool pool, Sites sites, Tokens tokens, Clock clock) {
        this.bus = bus;
        this.pool = pool;
        this.sites = sites;
        this.tokens = tokens;
        this.clock = clock;
        counter = new QueueCounter(pool);
    }

    @Override
    public Future<?> start() {
        return bus.follow(News.class, this::hear);
    }

    @Override
    public Audience admit(String ticket, Optional<String> site) {
        var reach = tokens.newsroom(ticket, clock.instant())
                .orElseThrow(() ->
                        Refusal.of(ProblemKind.NOT_SIGNED_IN, "That ticket is not valid any more; ask for another."));
        var may = sites.keys().stream().filter(reach::covers).collect(Collectors.toUnmodifiableSet());
        var wanted = site.map(key ->
                        may.stream().filter(one -> one.value().equals(key)).collect(Collectors.toUnmodifiableSet()))
                .orElse(may);
        if (wanted.isEmpty()) {
            throw Refusal.of(ProblemKind.NOT_SIGNED_IN, "That ticket is for another site.");
        }
        return new Audience(wanted);
    }

    @Override
    public Future<JsonObject> counts(Audience audience) {
        return counts.computeIfAbsent(audience, asked -> {
            var counted = counter.count(asked.sites().stream().toList()).map(QueueRoutes::json);
            return counted.onFailure(_ -> counts.remove(asked));
        });
    }

    @Override
    public Runnable watch(Audience audience, Consumer<JsonObject> event) {
        var watch = new Watch(audience.sites(), event);
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    /** News comes one after the other: what is waited for here keeps the order. */
    private void hear(News news) {
        counts.clear();
        if (watches.isEmpty()) {
            return;
        }
        var heard = new LinkedHashMap<CommentId, Heard>();
        news.entries().forEach(entry -> heard(entry).ifPresent(one -> heard.put(one.comment(), one)));
        if (!heard.isEmpty()) {
            try {
                tell(heard);
            } catch (RuntimeException away) {
                LOG.warn("moderators are not told of {} comments: {}", heard.size(), away.toString());
            }
        }
    }

    private void tell(Map<CommentId, Heard> heard) {
        var asked = Columns.of(heard.keySet()).uuids(CommentId::value).tuple();
        var rows = new LinkedHashMap<CommentId, Row>();
        pool.preparedQuery(READ).execute(asked).await().forEach(row -> rows.put(new CommentId(row.getUUID("id")), row));
        heard.values()
                .forEach(one -> Optional.ofNullable(rows.get(one.comment()))
                        .map(row -> json(one, row))
                        .ifPresent(event -> watches.stream()
                                .filter(watch -> watch.sites().contains(one.site()))
                                .forEach(watch -> watch.event().accept(event))));
    }

    /** The last line about a comment says what is new of it. */
    private static Optional<Heard> heard(Entry entry) {
        return type(entry.event())
                .map(type -> new Heard(type, ((Event.OfComment) entry.event()).comment(), entry.site()));
    }

    private static Optional<String> type(Event event) {
        return switch (event) {
            case Event.CommentHeld _ -> Optional.of("queued");
            case Event.CommentReported _ -> Optional.of("reported");
            case Event.CommentDecided _, Event.DecisionRecorded _ -> Optional.of("decided");
            case Event.CommentClaimed _ -> Optional.of("claimed");
            case Event.ClaimDropped _ -> Optional.of("released");
            case Event.Public _ -> Optional.empty();
        };
    }

    private static JsonObject json(Heard heard, Row row) {
        var version = new Version(row.getInteger("revision"), row.getInteger("decisions"), row.getString("status"));
        var event = new JsonObject()
                .put("type", heard.type())
                .put(
                        "comment",
                        new JsonObject()
                                .put("id", heard.comment().toString())
                                .put("status", row.getString("status"))
                                .put("version", version.toString()));
        var by = switch (heard.type()) {
            case "decided" -> Optional.ofNullable(row.getString("decided_by"));
            case "claimed" -> Optional.ofNullable(row.getString("claimed_by"));
            default -> Optional.<String>empty();
        };
        by.ifPresent(who -> event.put("by", who));
        return event;
    }
}
