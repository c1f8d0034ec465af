package parley.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** What operators see of mail: {@code parley_mail_total}, {@code parley_mail_waiting}, {@code …_dead}, {@code …_late_seconds}. */
public final class MailMeters {
    private final MeterRegistry meters;
    private final AtomicReference<Outbox.Standing> standing;

    public MailMeters(MeterRegistry meters) {
        this.meters = meters;
        standing = new AtomicReference<>(new Outbox.Standing(0, 0, Duration.ZERO));
        Gauge.builder("parley.mail.waiting", standing, now -> now.get().waiting())
                .description("Mails in the outbox that are still to be sent")
                .register(meters);
        Gauge.builder("parley.mail.dead", standing, now -> now.get().dead())
                .description("Mails that were given up within the last 30 days")
                .register(meters);
        Gauge.builder(
                        "parley.mail.late.seconds",
                        standing,
                        now -> now.get().late().toMillis() / 1e3)
                .description("For how long the oldest mail has been due")
                .register(meters);
    }

    void look(Outbox.Standing now) {
        standing.set(now);
    }

    void sent(Outbox.Kind kind) {
        count(kind, "sent");
    }

    void retried(Outbox.Kind kind) {
        count(kind, "retried");
    }

    void died(Outbox.Kind kind) {
        count(kind, "dead");
    }

    void dropped(Outbox.Kind kind) {
        count(kind, "dropped");
    }

    private void count(Outbox.Kind kind, String what) {
        Counter.builder("parley.mail")
                .description("Tries to send a mail, by what came of them")
                .tags("kind", kind.label(), "result", what)
                .register(meters)
                .increment();
    }
}
