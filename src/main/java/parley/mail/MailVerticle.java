package parley.mail;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import parley.bus.Bus;

/** Decides for the owners of mailboxes. Must be deployed on virtual threads. */
public final class MailVerticle extends VerticleBase {

    /** What this room needs of the others. */
    public record Needs(Bus bus, Pool pool, Letterbox letterbox, Clock clock) {}

    private final Needs needs;
    private final Addresses addresses;

    public MailVerticle(Needs needs) {
        this.needs = needs;
        addresses = new Addresses(needs.pool(), needs.letterbox());
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, ConfirmMail.class, this::confirm),
                needs.bus().answer(context, StopMail.class, this::stop));
    }

    private Boolean confirm(ConfirmMail command) {
        return addresses.confirm(command.address(), needs.clock().instant()).await();
    }

    private Boolean stop(StopMail command) {
        return addresses.stop(command.address(), needs.clock().instant()).await();
    }
}
