package parley.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears one channel of PostgreSQL (LISTEN) on a connection of its own, and listens again after every break. What was
 * said meanwhile is lost: whoever listens needs a poll behind it.
 */
public final class Listening {
    private static final long AFTER_A_BREAK_MILLIS = 100;
    private static final long NOBODY_THERE_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final String channel;
    private final Consumer<String> heard;
    private final Runnable begins;
    private volatile boolean over;
    private @Nullable PgConnection connection;

    /**
     * @param heard gets the payload of each notification
     * @param begins told whenever it listens, the first time and after each break
     */
    public Listening(Vertx vertx, PgConnectOptions options, String channel, Consumer<String> heard, Runnable begins) {
        this.vertx = vertx;
        this.options = options;
        this.channel = channel;
        this.heard = heard;
        this.begins = begins;
    }

    /** Does not wait until it listens. */
    public void open() {
        PgConnection.connect(vertx, options).onSuccess(this::listenTo).onFailure(_ -> again(NOBODY_THERE_MILLIS));
    }

    /** The handler comes before LISTEN: a connection that ended in between would never be missed. */
    private void listenTo(PgConnection opened) {
        var broken = new AtomicBoolean();
        Runnable onceBroken = () -> {
            if (broken.compareAndSet(false, true)) {
                again(AFTER_A_BREAK_MILLIS);
            }
        };
        connection = opened;
        opened.notificationHandler(bell -> heard.accept(bell.getPayload()));
        opened.closeHandler(_ -> onceBroken.run());
        opened.query("LISTEN " + channel).execute().onSuccess(_ -> begins.run()).onFailure(_ -> {
            opened.close();
            onceBroken.run();
        });
    }

    private void again(long millis) {
        if (!over) {
            vertx.setTimer(millis, _ -> open());
        }
    }

    public Future<Void> close() {
        over = true;
        return connection == null ? Future.succeededFuture() : connection.close();
    }
}
