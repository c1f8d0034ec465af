package parley.loss;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * Readers who write: an open loop of comments, half of them replies, and what people then do to comments. Each comment
 * suffers at most one such thing, so that what must be there in the end does not hang on the order of retries.
 */
final class Load {
    /** Visitors who wait at once; those who come then, on a machine that is too slow for them, are counted and let go. */
    private static final int PATIENT_VISITORS = 1_000;

    private static final SiteKey SITE = new SiteKey("demo");

    private final String name;
    private final List<String> keys;
    private final Courier courier;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final boolean keepsKeys;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();

    /**
     * @param name different for each load on one database
     * @param keepsKeys false makes a faulty client: another Idempotency-Key for each try
     */
    Load(String name, int discussions, Courier courier, Ledger ledger, RandomGenerator random, boolean keepsKeys) {
        this.name = name;
        this.keys = IntStream.range(0, discussions)
                .mapToObj(number -> name + "/" + number)
                .toList();
        this.courier = courier;
        this.ledger = ledger;
        this.random = random;
        this.keepsKeys = keepsKeys;
    }

    List<String> keys() {
        return keys;
    }

    static UUID discussion(String key) {
        return DiscussionId.of(SITE, key).value();
    }

    /** Runs until the returned thing is run; then those who are under way go on. */
    Runnable start(Timers timers, int perSecond) {
        return timers.each(Duration.ofNanos(1_000_000_000L / perSecond), this::visit);
    }

    int turnedAway() {
        return turnedAway.get();
    }

    boolean quiet() {
        return underWay.get() == 0;
    }

    private void visit() {
        if (underWay.incrementAndGet() > PATIENT_VISITORS) {
            underWay.decrementAndGet();
            turnedAway.incrementAndGet();
            return;
        }
        try {
            post();
        } catch (RuntimeException broken) {
            ledger.wonder("the load broke: " + broken);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void post() {
        var token = name + "-" + count.incrementAndGet();
        var key = keys.get(random.nextInt(keys.size()));
        var parent = random.nextBoolean() ? ledger.anyStanding(discussion(key), random) : Optional.<UUID>empty();
        var body = comment(token, key);
        parent.ifPresent(id -> body.put("parentId", id.toString()));
        ledger.offer(token);
        courier.deliver(node -> to(node, "/comments")
                        .header("Idempotency-Key", keepsKeys ? token : token + "-" + random.nextLong())
                        .POST(BodyPublishers.ofString(body.encode())))
                .ifPresent(answer -> posted(token, key, answer));
    }

    private static JsonObject comment(String token, String key) {
        return new JsonObject()
                .put("site", SITE.value())
                .put("discussion", new JsonObject().put("key", key))
                .put("text", token + " is what I have to say about *this*.")
                .put("author", new JsonObject().put("name", "Ida Load").put("email", "ida@example.org"));
    }

    private void posted(String token, String key, Courier.Answer answer) {
        if (answer.says("bad-parent")) {
            ledger.refuse(token);
        } else if (expected(201, "POST", answer)) {
            var comment = answer.body().getJsonObject("comment");
            var posted = new Ledger.Posted(
                    token,
                    UUID.fromString(comment.getString("id")),
                    discussion(key),
                    answer.seq(),
                    comment.getInteger("number"),
                    comment.getString("html"));
            ledger.post(posted);
            then(posted, answer.body().getString("editToken"), answer.body().getString("guestToken"));
        }
    }

    private void then(Ledger.Posted comment, String editToken, String guestToken) {
        int what = random.nextInt(100);
        if (what < 8) {
            edit(comment, editToken);
        } else if (what < 12) {
            remove(comment, editToken);
        } else if (what < 16) {
            takeDown(comment, what < 14);
        } else {
            ledger.stand(comment);
            if (what < 45) {
                ledger.anyStanding(comment.discussion(), random)
                        .filter(on -> !on.equals(comment.id())) // nobody votes for their own
                        .ifPresent(on -> vote(on, guestToken));
            }
        }
    }

    private void edit(Ledger.Posted comment, String editToken) {
        var body = new JsonObject().put("text", comment.token() + " is what I **meant** to say.");
        courier.deliver(node -> to(node, "/comments/" + comment.id())
                        .header("Parley-Edit-Token", editToken)
                        .method("PATCH", BodyPublishers.ofString(body.encode())))
                .filter(answer -> expected(200, "PATCH", answer))
                .ifPresent(answer -> {
                    ledger.edit(
                            comment.id(), answer.body().getJsonObject("comment").getString("html"));
                    ledger.stand(comment);
                });
    }

    private void remove(Ledger.Posted comment, String editToken) {
        courier.deliver(node -> to(node, "/comments/" + comment.id())
                        .header("Parley-Edit-Token", editToken)
                        .DELETE())
                .filter(answer -> expected(204, "DELETE", answer))
                .ifPresent(_ -> ledger.remove(comment.id()));
    }

    private void takeDown(Ledger.Posted comment, boolean back) {
        if (decide(comment, "remove")) {
            ledger.remove(comment.id());
            if (back && decide(comment, "restore")) {
                ledger.restore(comment.id());
            }
        }
    }

    private boolean decide(Ledger.Posted comment, String decision) {
        var body = new JsonObject().put("decision", decision);
        return courier.deliver(node -> to(node, "/moderation/comments/" + comment.id() + "/decision")
                        .header("Authorization", "Bearer " + Node.ADMIN_KEY)
                        .PUT(BodyPublishers.ofString(body.encode())))
                .filter(answer -> expected(200, decision, answer))
                .isPresent();
    }

    private void vote(UUID comment, String guestToken) {
        int value = random.nextBoolean() ? 1 : -1;
        var body = new JsonObject(Map.of("value", value));
        courier.deliver(node -> to(node, "/comments/" + comment + "/vote")
                        .header("Authorization", "Guest " + guestToken)
                        .PUT(BodyPublishers.ofString(body.encode())))
                .filter(answer -> expected(200, "vote", answer))
                .ifPresent(_ -> ledger.vote(new Ledger.Voted(comment, value)));
    }

    private boolean expected(int status, String what, Courier.Answer answer) {
        if (answer.status() != status) {
            ledger.wonder(what + ": " + answer.status() + " " + answer.body().encode());
        }
        return answer.status() == status;
    }

    private static HttpRequest.Builder to(URI node, String path) {
        return HttpRequest.newBuilder(node.resolve("/api/v1" + path)).header("Content-Type", "application/json");
    }
}
