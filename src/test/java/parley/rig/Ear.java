package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A page's live socket that writes down what it hears. Whatever it hears is held against the contract. */
public final class Ear implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 60;

    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final List<AssertionError> wrong = new CopyOnWriteArrayList<>();
    private volatile int closed = -1;
    private final WebSocket socket;

    private Ear(URI address, String origin) {
        socket = CLIENT.newWebSocketBuilder()
                .subprotocols("parley.v1")
                .header("Origin", origin)
                .buildAsync(URI.create("ws://" + address.getAuthority() + Contract.ROOT + "/live"), new Hearing(this))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public static Ear open(URI address, String origin) {
        return new Ear(address, origin);
    }

    /** Waits, within the limit against hanging that all tests share. */
    public static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).pollInterval(Duration.ofMillis(5));
    }

    private record Hearing(Ear ear, StringBuilder text) implements WebSocket.Listener {
        Hearing(Ear ear) {
            this(ear, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                ear.hear(new JsonObject(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ear.closed = status;
            return null;
        }
    }

    private void hear(JsonObject frame) {
        try {
            Contract.event(frame);
        } catch (AssertionError complaint) {
            wrong.add(complaint);
        }
        heard.add(frame);
    }

    /** From now on: what is written after this has returned is heard. */
    public Ear listen(String discussion) {
        return subscribe(discussion, new JsonObject());
    }

    /** From where a page stands. */
    public Ear follow(JsonObject discussion) {
        return follow(discussion.getString("id"), discussion.getLong("seq"), discussion.getString("epoch"));
    }

    public Ear follow(String discussion, long after, String epoch) {
        return subscribe(discussion, new JsonObject().put("after", after).put("epoch", epoch));
    }

    private Ear subscribe(String discussion, JsonObject from) {
        say(new JsonObject().put("subscribe", from.put("discussion", discussion)));
        patiently().until(() -> frames().stream().anyMatch(frame -> isAbout(frame, discussion)));
        return this;
    }

    private static boolean isAbout(JsonObject frame, String discussion) {
        return discussion.equals(frame.getValue("discussion"))
                || frame.getJsonObject("resync", new JsonObject())
                        .getString("discussion", "")
                        .equals(discussion)
                || frame.getJsonObject("refused", new JsonObject())
                        .getString("instance", "")
                        .contains(discussion);
    }

    public Ear say(JsonObject frame) {
        socket.sendText(frame.encode(), true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return this;
    }

    public List<JsonObject> frames() {
        wrong.forEach(complaint -> {
            throw complaint;
        });
        return List.copyOf(heard);
    }

    /** Of all discussions it listens to, in the order in which they came. */
    public List<JsonObject> events() {
        return frames().stream()
                .filter(frame -> frame.containsKey("events"))
                .flatMap(frame -> Answer.objects(frame.getJsonArray("events")).stream())
                .toList();
    }

    /** All events up to that {@code seq}, once they have come. */
    public List<JsonObject> eventsTo(long seq) {
        patiently().until(() -> events().stream().anyMatch(event -> event.getLong("seq") >= seq));
        return events().stream().filter(event -> event.getLong("seq") <= seq).toList();
    }

    public JsonObject awaitEvent(String type, Predicate<JsonObject> which) {
        return patiently()
                .until(
                        () -> events().stream()
                                .filter(event -> event.getString("type").equals(type) && which.test(event))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    public JsonObject awaitEvent(String type) {
        return awaitEvent(type, any -> true);
    }

    /** What this person alone is told, in the order in which it came. */
    public List<JsonObject> mine() {
        return frames().stream()
                .flatMap(frame -> Optional.ofNullable(frame.getJsonObject("me")).stream())
                .flatMap(me -> Answer.objects(me.getJsonArray("events", new JsonArray())).stream())
                .toList();
    }

    /** All of it up to that {@code seq}, once it has come. */
    public List<JsonObject> mineTo(long seq) {
        patiently().until(() -> mine().stream().anyMatch(event -> event.getLong("seq") >= seq));
        return mine().stream().filter(event -> event.getLong("seq") <= seq).toList();
    }

    public JsonObject awaitMine(String type) {
        return patiently()
                .until(
                        () -> mine().stream()
                                .filter(event -> event.getString("type").equals(type))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    /** As the last frame said. */
    public int unread() {
        return frames().stream()
                .flatMap(frame -> Optional.ofNullable(frame.getJsonObject("me")).stream())
                .toList()
                .getLast()
                .getInteger("unread");
    }

    /** A frame that holds no events, such as {@code drain}. */
    public JsonObject awaitFrame(String kind) {
        return patiently()
                .until(
                        () -> frames().stream()
                                .filter(frame -> frame.containsKey(kind))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow()
                .getJsonObject(kind);
    }

    /** The status with which the server closed the socket (RFC 6455, section 7.4). */
    public int awaitClose() {
        patiently().until(() -> closed >= 0);
        return closed;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
