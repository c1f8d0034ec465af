package parley.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import parley.audit.Act;
import parley.database.Batch;
import parley.database.DatabaseUrl;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.journal.JournalReader;
import parley.moderation.QueueNews;
import parley.notifications.Notifications;
import parley.rig.Await;
import parley.rig.Ground;
import parley.sites.Policy;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.DiscussionSeed;
import parley.threading.Finder;
import parley.threading.PageReader;
import parley.threading.Threads;
import parley.web.Callers;
import parley.web.Desk;
import parley.web.Door;
import parley.web.Entrance;
import parley.web.Limits;
import parley.web.PersonalStream;
import parley.web.RateLimits;
import parley.web.Tokens;

/** A node with the live room behind a real door, on two event loops, and a pen to write with. */
final class House implements AutoCloseable {
    static final SiteKey OTHER = new SiteKey("other");
    static final String OTHER_ORIGIN = "https://other.example.org";

    final Vertx vertx = Vertx.vertx();
    final Ground ground;
    final Live live;
    final PageReader pages;
    private final Pool reading;
    final int port;
    private final Vertx outside = Vertx.vertx();
    private final HttpClient http = outside.createHttpClient();
    private final WebSocketClient sockets =
            outside.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(1_000));
    private final WebSocketClient narrow =
            outside.createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(4096));

    /** Nobody is limited. */
    static final Allowance ANY = new Allowance(false, 0, 0);

    /** Its connections feel no pulse but what {@link #beat} gives them; it tries again at once. */
    private static final Pace BY_HAND = by(Duration.ZERO);

    House(DatabaseUrl url) {
        this(url, url, ANY, Pace.DEFAULT);
    }

    static House ofHandTurnedClock(DatabaseUrl url, Allowance allowance) {
        return new House(url, url, allowance, BY_HAND);
    }

    /** @param reading where the live room reads from; everything else, the tail too, goes another way */
    static House readingFrom(DatabaseUrl reading, DatabaseUrl url, Duration outagePatience) {
        return new House(url, reading, ANY, by(outagePatience));
    }

    private static Pace by(Duration outagePatience) {
        return new Pace(Duration.ofDays(1), Duration.ofMillis(5), Duration.ofMillis(5), outagePatience);
    }

    private House(DatabaseUrl url, DatabaseUrl from, Allowance allowance, Pace pace) {
        ground = Ground.on(vertx, url);
        reading = PgBuilder.pool().connectingTo(from.pool()).using(vertx).build();
        Await.of(ground.sites.extend(Act.MACHINE, OTHER, "Other", List.of(OTHER_ORIGIN), Policy.OPEN));
        pages = new PageReader(reading, ground.epoch, ground.clock);
        live = new Live(
                new Live.Ground(
                        vertx,
                        ground.bus,
                        new JournalReader(reading),
                        ground.epoch,
                        pages,
                        ground.sites,
                        stream(url),
                        new QueueNews(ground.bus, reading, ground.sites, new Tokens(new byte[32]), ground.clock),
                        ground.clock,
                        new SecureRandom(),
                        ground.meters),
                (_, _, comment, _) ->
                        "<article id=\"" + comment.id() + "\">" + comment.html().orElse("gone") + "</article>",
                allowance,
                pace);
        Await.of(vertx.deployVerticle(live.keeper()));
        var desk = new Desk(
                new Callers(new Tokens(new byte[32]), Optional.empty()),
                ground.sites,
                new RateLimits(false, System::nanoTime));
        port = Await.of(Door.open(
                        vertx,
                        new Entrance(
                                "127.0.0.1",
                                0,
                                Limits.DEFAULT,
                                ground.sites,
                                ground.meters,
                                List.of(live.routes(desk))),
                        2))
                .port();
    }

    /** As long as from one heartbeat of a connection to its next. */
    void beat() {
        IntStream.range(0, Connection.HEARTBEAT).forEach(_ -> Await.of(live.beat()));
    }

    double connections() {
        return ground.meters.get("parley.live.sockets").gauge().value();
    }

    private PersonalStream stream(DatabaseUrl url) {
        var finder = new Finder(ground.pool, ground.threads.seeds());
        return new Notifications(new Notifications.Ground(
                        ground.pool,
                        url.pool(),
                        ground.bus,
                        finder,
                        new Tokens(new byte[32]),
                        ground.ids,
                        ground.clock,
                        ground.meters))
                .stream();
    }

    /** The events of a discussion, over HTTP. The response is paused. */
    Future<HttpClientResponse> get(DiscussionId id, String query, Map<String, String> headers) {
        return request(id, query, headers, response -> {
            response.pause();
            return Future.succeededFuture(response);
        });
    }

    /** The response is looked at on its own event loop: from a test's thread its body might be gone already. */
    private <T> Future<T> request(
            DiscussionId id, String query, Map<String, String> headers, Function<HttpClientResponse, Future<T>> look) {
        var request = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/discussions/" + id + "/events" + query);
        headers.forEach(request::putHeader);
        return http.request(request).compose(sent -> sent.send().compose(look));
    }

    record Answer(HttpClientResponse response, String body) {}

    Answer ask(DiscussionId id, String query, Map<String, String> headers) {
        return Await.of(request(
                id, query, headers, response -> response.body().map(body -> new Answer(response, body.toString()))));
    }

    static DiscussionId id(String key) {
        return DiscussionId.of(Ground.DEMO, key);
    }

    CommentId post(String key, String text) {
        return Await.of(submit(Ground.DEMO, key, Optional.empty(), text))
                .comment()
                .id();
    }

    CommentId post(SiteKey site, String key, String text) {
        return Await.of(submit(site, key, Optional.empty(), text)).comment().id();
    }

    CommentId reply(String key, CommentId parent, String text) {
        return Await.of(submit(Ground.DEMO, key, Optional.of(parent), text))
                .comment()
                .id();
    }

    Future<Threads.Step> submit(SiteKey site, String key, Optional<CommentId> parent, String text) {
        var seed =
                new DiscussionSeed(site, key, Optional.of("https://news.example.org/" + key), Optional.empty(), false);
        var id = ground.ids.comment();
        return ground.submit(new Write<Threads.Step>() {
            @Override
            public void needs(Needs needs) {
                needs.row(ground.threads.seeds(), seed);
                needs.row(ground.threads.discussions(), seed.id());
                parent.ifPresent(comment -> needs.row(ground.threads.comments(), comment));
            }

            @Override
            public Threads.Step apply(Batch batch) {
                var author = new Author("a1", "Ines", Optional.empty(), Optional.empty(), Optional.empty());
                var body = new Comment.Body(text, "<p>" + text + "</p>");
                var above = parent.map(comment -> ground.threads.comment(batch, comment));
                return ground.threads.publish(
                        batch, Comment.fresh(id, seed.id(), site, above, author, body, ground.clock.instant()));
            }
        });
    }

    /** Changes a comment of the demo site. */
    Threads.Step change(String key, CommentId comment, Change change) {
        return ground.commit(new Write<>() {
            @Override
            public void needs(Needs needs) {
                needs.row(ground.threads.discussions(), id(key));
                needs.row(ground.threads.comments(), comment);
            }

            @Override
            public Threads.Step apply(Batch batch) {
                return change.apply(ground.threads, batch, ground.threads.comment(batch, comment));
            }
        });
    }

    interface Change {
        Threads.Step apply(Threads threads, Batch batch, Comment comment);
    }

    void remove(String key, CommentId comment) {
        change(key, comment, (threads, batch, now) -> threads.withdraw(batch, now, CommentStatus.REMOVED));
    }

    void restore(String key, CommentId comment) {
        change(key, comment, (threads, batch, now) -> threads.release(batch, now));
    }

    void vote(String key, CommentId comment, int up) {
        change(key, comment, (threads, batch, now) -> threads.tally(batch, now, new Comment.Votes(up, 0), Map.of()));
    }

    long seq(String key) {
        return Await.of(pages.current(List.of(), List.of(id(key))))
                .discussion(id(key))
                .map(discussion -> discussion.seq())
                .orElse(0L);
    }

    Ear connect() {
        return connect(Optional.of(Ground.ORIGIN));
    }

    Ear connect(Optional<String> origin) {
        return Await.of(tryToConnect(origin));
    }

    /** One whose machine keeps little of what it does not read, so that it is noticed soon that it does not. */
    Ear connectNarrowly() {
        return Await.of(connect(narrow, Optional.of(Ground.ORIGIN)));
    }

    Future<Ear> tryToConnect(Optional<String> origin) {
        return connect(sockets, origin);
    }

    private Future<Ear> connect(WebSocketClient client, Optional<String> origin) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/live")
                .addSubProtocol("parley.v1")
                .setAllowOriginHeader(origin.isPresent());
        origin.ifPresent(page -> options.addHeader("Origin", page));
        var socket = client.webSocket();
        var ear = new Ear(socket);
        return socket.connect(options).map(opened -> ear);
    }

    @Override
    public void close() {
        Await.of(live.drain(0));
        ground.close();
        Await.of(reading.close());
        Await.of(vertx.close());
        Await.of(outside.close());
    }
}
