package parley.loss;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** How events come: over a WebSocket, or as server-sent events. */
enum Wire {
    SOCKET {
        @Override
        Runnable open(HttpClient client, URI node, Place from, Consumer<String> frames, Runnable ended) {
            var address =
                    URI.create("ws" + node.resolve("/api/v1/live").toString().substring("http".length()));
            var socket = client.newWebSocketBuilder()
                    .subprotocols("parley.v1")
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, new Ear(frames, ended))
                    .join();
            var subscribe = new JsonObject()
                    .put("discussion", from.discussion.toString())
                    .put("after", from.seq)
                    .put("epoch", from.epoch);
            socket.sendText(new JsonObject().put("subscribe", subscribe).encode(), true);
            return socket::abort;
        }
    },

    STREAM {
        @Override
        Runnable open(HttpClient client, URI node, Place from, Consumer<String> frames, Runnable ended) {
            var address = node.resolve("/api/v1/discussions/" + from.discussion + "/events");
            var request = HttpRequest.newBuilder(address)
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", from.epoch + "." + from.seq)
                    .build();
            var lines = new Lines(frames, ended);
            var answer = client.sendAsync(request, BodyHandlers.fromLineSubscriber(lines));
            answer.whenComplete((_, failure) -> {
                if (failure != null) {
                    ended.run();
                }
            });
            return () -> {
                answer.cancel(true);
                lines.subscription.thenAccept(Flow.Subscription::cancel);
            };
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where somebody has got to. */
    record Place(UUID discussion, long seq, String epoch) {}

    /**
     * @param ended run once or more, when there is nothing more to come
     * @return breaks the connection off, without a farewell
     * @throws CompletionException if nobody is there
     */
    abstract Runnable open(HttpClient client, URI node, Place from, Consumer<String> frames, Runnable ended);

    private record Ear(Consumer<String> frames, Runnable ended, StringBuilder part) implements WebSocket.Listener {
        Ear(Consumer<String> frames, Runnable ended) {
            this(frames, ended, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                var whole = part.toString();
                part.setLength(0);
                frames.accept(whole);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.run();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            ended.run();
        }
    }

    private static final class Lines implements Flow.Subscriber<String> {
        private static final String DATA = "data: ";

        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final Consumer<String> frames;
        private final Runnable ended;

        Lines(Consumer<String> frames, Runnable ended) {
            this.frames = frames;
            this.ended = ended;
        }

        @Override
        public void onSubscribe(Flow.Subscription offered) {
            subscription.complete(offered);
            offered.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(DATA)) {
                frames.accept(line.substring(DATA.length()));
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended.run();
        }

        @Override
        public void onComplete() {
            ended.run();
        }
    }
}
