package parley.mail;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.web.Tokens;

/**
 * Sends what is due, on every node, each mail by one of them. At least once: between the server's yes and the row that
 * says so lies a moment in which a node may die, and then another sends the same letter again, under the same
 * Message-ID. Must be deployed on virtual threads.
 */
public final class SenderVerticle extends VerticleBase {
    private static final int AT_ONCE = 16;
    private static final long PAUSE_MILLIS = 500;
    private static final int LOOK_EVERY = 10;
    private static final long PATIENCE_SECONDS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(SenderVerticle.class);

    /** @param home where readers reach Parley, without a slash at its end */
    public record Needs(
            Pool pool,
            Postman postman,
            From from,
            String home,
            Tokens tokens,
            Invitations invitations,
            MailMeters meters,
            Clock clock) {}

    private final Needs needs;
    private final Outbox outbox;
    private final Tidings tidings;
    private final LetterWriter writer;
    private final CompletableFuture<Void> asleep = new CompletableFuture<>();
    private volatile boolean awake = true;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<String> said = new AtomicReference<>("");
    private int rounds;

    public SenderVerticle(Needs needs) {
        this.needs = needs;
        outbox = new Outbox(needs.pool());
        tidings = new Tidings(needs.pool());
        writer = new LetterWriter(needs.from(), needs.home(), needs.tokens());
    }

    @Override
    public Future<?> start() {
        context.runOnContext(begin -> rounds());
        return Future.succeededFuture();
    }

    /** Mails that are on their way are waited for, but not for ever: what hangs is sent again by whoever comes next. */
    @Override
    public Future<?> stop() {
        awake = false;
        return Future.fromCompletionStage(asleep)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .eventually(needs.postman()::close);
    }

    private void rounds() {
        try {
            while (awake) {
                if (!round()) {
                    pause();
                }
            }
            while (underWay.get() > 0) {
                pause();
            }
        } finally {
            asleep.complete(null);
        }
    }

    private void pause() {
        vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).await();
    }

    /**
     * Takes as many as are missing to {@link #AT_ONCE} on their way: one server that hangs with one mail does not stop
     * the others. @return whether there may be more at once
     */
    boolean round() {
        try {
            if (rounds++ % LOOK_EVERY == 0) {
                needs.meters().look(outbox.standing(needs.clock().instant()).await());
            }
            int free = AT_ONCE - underWay.get();
            var due = outbox.take(needs.clock().instant(), free).await();
            due.forEach(mail -> {
                underWay.incrementAndGet();
                send(mail).onComplete(done -> underWay.decrementAndGet());
            });
            return free > 0 && due.size() == free && underWay.get() < AT_ONCE;
        } catch (RuntimeException away) {
            LOG.warn("mail waits: {}", away.toString());
            return false;
        }
    }

    private Future<Void> send(Outbox.Due mail) {
        return said(mail).onFailure(failure -> LOG.warn("mail {} is looked at again later", mail.id(), failure));
    }

    private Future<Void> said(Outbox.Due mail) {
        if (mail.kind() == Outbox.Kind.INVITATION) {
            return invite(mail);
        }
        return tidings.reader(mail).compose(reader -> reader.isEmpty() ? drop(mail) : send(mail, reader.get()));
    }

    private Future<Void> invite(Outbox.Due mail) {
        return mail.staff()
                .map(needs.invitations()::of)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(said -> deliver(mail, writer.invitation(mail.id(), said)))
                        .orElseGet(() -> drop(mail)));
    }

    private Future<Void> send(Outbox.Due mail, Tidings.Reader reader) {
        var now = needs.clock().instant();
        return switch (mail.kind()) {
            case CONFIRMATION ->
                reader.state().equals("unconfirmed")
                        ? deliver(mail, writer.confirmation(mail.id(), reader, now))
                        : drop(mail);
            case INVITATION -> invite(mail);
            case TIDINGS ->
                reader.state().equals("confirmed")
                        ? tidings.of(mail, reader, now)
                                .compose(told -> writer.tidings(mail.id(), reader, told)
                                        .map(letter -> deliver(mail, letter))
                                        .orElseGet(() -> drop(mail)))
                        : drop(mail);
        };
    }

    private Future<Void> deliver(Outbox.Due mail, Letter letter) {
        return needs.postman().deliver(letter).compose(delivery -> note(mail, delivery));
    }

    private Future<Void> note(Outbox.Due mail, Delivery delivery) {
        var now = needs.clock().instant();
        return switch (delivery) {
            case Delivery.Taken _ -> {
                said.set("");
                needs.meters().sent(mail.kind());
                yield outbox.sent(mail.id(), now);
            }
            case Delivery.Refused(var why) -> bury(mail, why);
            case Delivery.Later(var why) ->
                Retries.after(mail.attempt())
                        .map(pause -> {
                            needs.meters().retried(mail.kind());
                            complain(mail, why);
                            return outbox.again(mail.id(), now.plus(pause), why);
                        })
                        .orElseGet(() -> bury(mail, why));
        };
    }

    /** Once until it changes: a server that is away for an hour says the same to every mail. */
    private void complain(Outbox.Due mail, String why) {
        var trouble = Outbox.shortened(why);
        if (!said.getAndSet(trouble).equals(trouble)) {
            LOG.warn("mail {} is tried again later, and others may be: {}", mail.id(), trouble);
        }
    }

    private Future<Void> bury(Outbox.Due mail, String why) {
        needs.meters().died(mail.kind());
        LOG.warn("mail {} is dead after {} tries", mail.id(), mail.attempt());
        return outbox.dead(mail.id(), needs.clock().instant(), why);
    }

    private Future<Void> drop(Outbox.Due mail) {
        needs.meters().dropped(mail.kind());
        return outbox.dropped(mail.id(), needs.clock().instant());
    }
}
