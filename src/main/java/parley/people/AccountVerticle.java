package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** What people change of their own account. Must be deployed on virtual threads. */
final class AccountVerticle extends VerticleBase {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final Needs needs;

    AccountVerticle(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, ChangePassword.class, this::change),
                needs.bus().answer(context, KeepTotp.class, this::keep),
                needs.bus().answer(context, DropTotp.class, this::drop));
    }

    /** Whoever had the old one is out, in every browser. */
    private String change(ChangePassword command) {
        var member = needs.proven(command.caller(), command.current());
        var hash = needs.hash(command.next(), member.mail());
        var staff = command.caller().id();
        return needs.pool()
                .withTransaction(open -> Staff.password(open, staff, hash)
                        .compose(_ -> needs.sessions().endAll(open, staff))
                        .compose(_ -> needs.changed(open, command.caller(), "password-changed", staff))
                        .compose(_ -> needs.sessions().open(open, staff, command.browser())))
                .await();
    }

    private List<String> keep(KeepTotp command) {
        needs.proven(command.caller(), command.password());
        var code = command.code().replaceAll("\\s", "");
        var step = Totp.step(command.secret().getBytes(), code, 0, needs.clock().instant());
        if (step.isEmpty()) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/code", "That is not the code of now.");
        }
        var codes = Stream.generate(() -> SecretText.write(needs.secrets().bytes(RECOVERY_BYTES)))
                .limit(RECOVERY_CODES)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
        store(command, step.getAsLong(), codes.stream().map(Secrets::hash).toList());
        return codes;
    }

    private void store(KeepTotp command, long step, List<Buffer> recovery) {
        var staff = command.caller().id();
        needs.pool()
                .withTransaction(open -> Staff.totp(open, staff, Optional.of(command.secret()), step, recovery)
                        .compose(_ -> needs.changed(open, command.caller(), "second-factor-set", staff)))
                .await();
    }

    private Boolean drop(DropTotp command) {
        needs.proven(command.caller(), command.password());
        var staff = command.caller().id();
        needs.pool()
                .withTransaction(open -> Staff.totp(open, staff, Optional.empty(), 0, List.of())
                        .compose(_ -> needs.changed(open, command.caller(), "second-factor-removed", staff)))
                .await();
        return true;
    }
}
