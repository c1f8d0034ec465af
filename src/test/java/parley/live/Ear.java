package parley.live;

import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import parley.event.DiscussionId;
import parley.rig.Await;
import parley.rig.Contract;

/** A WebSocket client that writes down what it hears. What it hears first is held against the contract. */
final class Ear {
    /** Judging takes longer than sending; who hears a lot has heard every kind by then. */
    private static final int JUDGED = 5;

    final ClientWebSocket socket;
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private int judged;
    private volatile boolean closed;

    Ear(ClientWebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(text -> heard.add(new JsonObject(text)));
        socket.closeHandler(_ -> closed = true);
    }

    private void judge() {
        for (; judged < Math.min(heard.size(), JUDGED); judged++) {
            var frame = heard.get(judged).copy();
            if (frame.getValue("events") instanceof JsonArray events) {
                frame.put("events", new JsonArray(events.stream().limit(JUDGED).toList()));
            }
            Contract.event(frame);
        }
    }

    Ear say(JsonObject frame) {
        return say(frame.encode());
    }

    Ear say(String text) {
        Await.of(socket.writeTextMessage(text));
        return this;
    }

    Ear subscribe(DiscussionId discussion) {
        return say(new JsonObject().put("subscribe", new JsonObject().put("discussion", discussion.toString())));
    }

    Ear subscribe(DiscussionId discussion, long after) {
        return say(new JsonObject()
                .put(
                        "subscribe",
                        new JsonObject()
                                .put("discussion", discussion.toString())
                                .put("after", after)));
    }

    /** Whatever was sent to it before has arrived, and its answers, such as pongs, have too. */
    Ear settle() {
        return askedNonsense().askedNonsense();
    }

    Ear askedNonsense() {
        long before = count("refused");
        say("{}");
        Awaitility.await().until(() -> count("refused") > before);
        return this;
    }

    List<JsonObject> heard() {
        judge();
        return List.copyOf(heard);
    }

    List<JsonObject> events(DiscussionId discussion) {
        return heard().stream()
                .filter(frame -> discussion.toString().equals(frame.getString("discussion")))
                .flatMap(frame -> frame.getJsonArray("events").stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    List<Long> seqs(DiscussionId discussion) {
        return events(discussion).stream().map(event -> event.getLong("seq")).toList();
    }

    boolean answered(DiscussionId discussion) {
        return heard().stream().anyMatch(frame -> discussion.toString().equals(frame.getString("discussion")));
    }

    Optional<JsonObject> last(String kind) {
        return heard().stream()
                .filter(frame -> frame.containsKey(kind))
                .map(frame -> frame.getJsonObject(kind))
                .reduce((_, later) -> later);
    }

    long count(String kind) {
        return heard().stream().filter(frame -> frame.containsKey(kind)).count();
    }

    void awaitSeq(DiscussionId discussion, long seq) {
        Awaitility.await().until(() -> seqs(discussion).contains(seq));
    }

    void awaitAnswer(DiscussionId discussion) {
        Awaitility.await().until(() -> answered(discussion));
    }

    JsonObject await(String kind) {
        return Awaitility.await().until(() -> last(kind), Optional::isPresent).orElseThrow();
    }

    int awaitClose() {
        Awaitility.await().until(() -> closed);
        var status = socket.closeStatusCode();
        return status == null ? 0 : status;
    }
}
